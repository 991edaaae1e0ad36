#include <stdint.h>
#include <stddef.h>
#include <stdalign.h>
struct al16 { _Alignas(16) int a; char b; };
struct al64 { char pad; struct al16 in; alignas(64) char line[64]; };
typedef int aligned_int __attribute__((aligned(32)));
struct tdal { char c; aligned_int i; char d; };
typedef struct { double d; char c; } __attribute__((aligned(2))) low_t;
typedef struct { double d; char c; } __attribute__((packed, aligned(4))) pal_t;
struct mixpack { char a; int b __attribute__((packed)); short c; long long d __attribute__((packed)); };
struct inpack { char a; struct { char b; int c; } __attribute__((packed)) in; int d; };
struct maxal { max_align_t m; char c; };
struct ptrs { char c; void *p; char d; size_t n; wchar_t w; ptrdiff_t df; };
struct longs { char c; long l; unsigned long ul; long long ll; };
struct floats { char c; double d; float f; char e; float g[3]; };
struct arr2 { short m[3][5]; char t[2][2][2]; };
struct empty { };
struct hasempty { struct empty e; int a; struct empty f[3]; char b; };
#pragma pack(1)
struct p1 { char c; double d; short s; void *p; };
#pragma pack()
struct p0 { char c; double d; };
#pragma pack(push, 4)
struct p4 { char c; double d; long long l; };
#pragma pack(pop)
struct __attribute__((ms_struct)) ms { char c; int a : 4; long long b : 4; short d; };
union un { char c[5]; int i; double d; struct p1 p; };
struct vol { volatile int a; const char *const b; int *restrict c; volatile struct p0 *volatile d; _Atomic int e; _Atomic(long long) f; };
struct fns { int (*a)(void); void (*b[2])(struct fns *); int (*(*c)(int))(char); };
struct bools { _Bool a; char b; _Bool c[3]; };
struct big { char data[70000]; int after; };
struct i128 { char c; __int128 v; };
struct ld { char c; long double v; };
struct cplx { float _Complex a; double _Complex b; };
struct vec { char c; float v __attribute__((vector_size(16))); };
int layout_use(struct al16 *, struct al64 *, struct tdal *, low_t *, pal_t *, struct mixpack *, struct inpack *, struct maxal *, struct hasempty *, struct ms *, union un *, struct vol *, struct fns *, struct i128 *, struct ld *, struct cplx *, struct vec *, struct big *);
