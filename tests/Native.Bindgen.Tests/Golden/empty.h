//
#include <stdint.h>
#define DECLARE_FLEX_ARRAY(type, name) struct { struct { } empty_##name; type name[]; }
struct tag { };
struct holder { struct tag t; int value; struct tag many[3]; struct { } inner; struct tag *next; };
struct header { uint16_t length; union { struct holder fixed[1]; DECLARE_FLEX_ARRAY(struct holder, list); DECLARE_FLEX_ARRAY(uint8_t, bytes); }; };
struct ring { long head; union { char data[8]; int words[0]; }; };
struct tail { int n; struct { int m; int rest[]; }; };
struct counted { long count; union { struct { int count2; double values[] __attribute__((counted_by(count2))); }; }; };
struct marks { int a; char begin[0]; int b; int grid[][4]; };
struct long_first { long n; void *p[]; };
/* The array has no C# type, and the struct does. */
struct strange { int n; _Complex float tail[]; };
int take(struct holder h, struct header *p, struct ring *r, struct tail *t, struct counted *c, struct marks *m, struct long_first *l, struct strange *s);
int take_empty(struct tag t);
