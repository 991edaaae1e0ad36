// Shims=true | Rids=linux-x64;linux-musl-x64;linux-arm64;win-x64;win-arm64;osx-x64;osx-arm64
#include <stdbool.h>
struct spot { int x; } __attribute__((aligned(16)));
struct wide { long long a, b, c; } __attribute__((aligned(16)));
struct pair { int x, y; } __attribute__((aligned(8)));
struct holder { struct spot s; int last; };
struct odd { int x; int : 32; int : 32; };
struct complex { _Complex double z; };
struct real { int n; long double v; };
union vector { struct { float x, y; } s; float v[2]; };
struct pixel { float f; } __attribute__((aligned(8)));
typedef struct pair pair16 __attribute__((aligned(16)));
/** By value. @param s spot @return sum */
int place(int first, struct spot s, int last);
struct wide pick(struct spot s, const char *name, bool result);
static inline struct holder hold(struct holder h) { return h; }
int plain(struct pair p, pair16 q);
int refused(struct odd o);
struct complex multiply(struct complex a, struct complex b);
void floats(union vector v, struct pixel p);
int pointers(const struct spot *s, struct wide *w);
char letter(char c, short s, unsigned char u);
struct table { int (*take)(struct spot s); char (*plain)(char c, struct pair p); };
void listen(struct spot (*call)(int));
