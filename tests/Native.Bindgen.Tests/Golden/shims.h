// Shims=true | Variadics=log_line(const char *, int);log_line(const char *, const char *, double) | Macros=int SQUARE(int);const char *NAME();void RESET(int *)
#include <stddef.h>
struct pair { int a, b; };

static inline int twice(int a) { return 2 * a; }
static inline struct pair swap(struct pair p) { struct pair q = { p.b, p.a }; return q; }
static inline void each(void (*call)(int, void *), void *user) { call(1, user); }
inline size_t length(const char *text) { return text[0]; }
int log_line(const char *format, ...);
#define SQUARE(x) ((x) * (x))
#define NAME() "name"
#define RESET(p) (*(p) = 0)
