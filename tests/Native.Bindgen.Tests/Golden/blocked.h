// Block=point;color;secret_*;FILE
#include <stdio.h>
struct point { int x, y; };
enum color { COLOR_RED, COLOR_GREEN };
struct secret_unused { int a; };
struct line { char tag; struct point from, to; enum color color; };
struct point middle(struct line l);
void draw(const struct point *points, enum color color, FILE *to);
void secret_function(void);
struct secret_kept;
void keep(struct secret_kept *s);
