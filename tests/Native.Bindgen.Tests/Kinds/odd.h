#include <stdarg.h>
#include <stdint.h>
#include <wchar.h>
/* Types that have no C# by value. */
long double ld(long double a); void ldp(long double *a);
float _Complex cf(float _Complex a); void cp(double _Complex *a);
__int128 i128(__int128 a); void i128p(unsigned __int128 *a);
int val(va_list ap); int vap(const char *f, va_list *ap);
typedef int v4 __attribute__((vector_size(16))); v4 vec(v4 a); void vecp(v4 *a);
typedef float ext3 __attribute__((ext_vector_type(3))); void extp(ext3 *p);
_Atomic int *atomic_ptr(_Atomic int *a); int atomic_val(_Atomic int a);
struct hasld { long double v; }; int hasld(struct hasld v, struct hasld *p);
struct hasva { va_list ap; }; int hasva(struct hasva *p);
volatile int *vol(volatile int *a); int *restrict rst(int *restrict a, char *restrict b);
int cb_ld(long double (*f)(long double)); int cb_var(int (*f)(const char *, ...)); int cb_struct(struct hasld (*f)(void));
struct small { char c; }; struct fl { float x, y; }; struct big { long long v[4]; };
struct small (*ret_small)(void); struct fl cb_fl(struct fl (*f)(struct fl, struct big, struct small)); struct big (*cb_big(void))(struct big);
_Bool yes(_Bool a, _Bool *b); char ch(char c, signed char s, unsigned char u); wchar_t wc(wchar_t c, wchar_t *s);
intptr_t ip(uintptr_t u, intmax_t m, uintmax_t um, int_fast16_t f, int_least8_t l);
extern _Thread_local int tls_a; extern __thread int tls_b;
extern const int ro_arr[3]; extern int grid[2][3]; extern struct big bigs[]; extern int (*hook)(int); extern const char *const names[]; extern volatile int vint; extern struct opaque_v hidden; extern void *anyp;
extern long double ldv; extern __int128 i128v;
int shadow(int shadow, int self, int this, int _, int __);
