#include <stddef.h>
#include <stdint.h>
struct msg { uint16_t length; uint8_t kind; char text[]; };
struct msg0 { uint32_t count; uint64_t items[0]; };
struct msg1 { size_t n; struct { int a; char b; } list[1]; };
struct item { double v; char tag; };
struct items { int n; struct item list[]; };
union flex_union { int n; struct { struct { } none; int list[]; }; };
struct holder { int n; union { struct { struct { } e1; char bytes[]; }; struct { struct { } e2; uint16_t shorts[]; }; }; };
struct tail_anon { int n; struct { int m; int tail[]; }; };
struct ptrs { int n; char *names[]; };
struct fnptrs { int n; int (*calls[])(int); };
struct matrix { int rows; double v[][3]; };
struct with_enum { enum { KIND_A, KIND_B } kind; enum wn { KIND_C = 7 } other; int data[]; };
int flex_use(struct msg *, struct msg0 *, struct msg1 *, struct items *, union flex_union *, struct holder *, struct tail_anon *, struct ptrs *, struct fnptrs *, struct matrix *, struct with_enum *);
