//
#include <stdint.h>
/** A point in the plane. */
typedef struct point {
    double x; /**< To the right. */
    double y; /**< Up. */
} point;
struct line { struct point from, to; };
typedef struct { uint8_t tag; uint64_t value; } tagged;
/* A list that is known by pointer only. */
typedef struct list_impl *list;
struct node { struct node *next; void *data; list owner; const char *name; int (*compare)(const void *, const void *); };
typedef struct _context context;
context *context_new(const struct line *line);
struct point middle(struct line line);
struct same_name { int same_name; };
void empty(struct nothing_known *p);
/* In C each list has a struct of its own; what is meant is one. */
int opened(struct session *s);
int closed(struct session *s);
int begun(struct later *l);
struct later { int x; };
int ended(struct later *l, void (*each)(struct session *));
