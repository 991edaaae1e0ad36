/* Declarations that C has had for fifty years. */
int knr();
int knr2() ;
extern int (paren)(int a);
extern int (*fptr)(int), fun_among(int), var_among, *ptr_among, arr_among[4];
int fun_a(int), fun_b(char);
typedef int fn_t(int, char *);
fn_t by_typedef, by_typedef2;
extern fn_t *ptr_typedef;
typedef fn_t *fnp_t;
fnp_t returns_fn(fnp_t f, fn_t g);
int (*returns_fn2(int a))(double);
void (*signal_like(int sig, void (*func)(int)))(int);
int arr_param(int a[], int b[10], int c[static 3], int d[const 2], int e[*], char **argv, char *env[]);
int mat_param(int m[3][4], double (*p)[2], int (*q[5])(void));
const int const_result(void);
const char *const const_ptr(const int a, int *const b, const volatile void *restrict c);
signed sgn(signed char a, unsigned b, long int unsigned c, short int d, long long int unsigned e);
void void_list(void);
struct only_param { int a; } both_at_once(struct only_param a);
enum in_result { IR_A } enum_result(void);
struct fwd_only; struct fwd_only *fwd(struct fwd_only **);
typedef struct undefined *handle; typedef const struct undefined *chandle; typedef void *opaque; typedef handle *handles;
handle handle_open(handles all, chandle c, opaque o);
extern int redeclared(int); extern int redeclared(int a); int redeclared(int named);
int params_only_types(int, char *, struct only_param *, void (*)(int, int), ...);
inline int inl(int a) { return a; }
static inline int sinl(int a) { return a; }
extern inline __attribute__((gnu_inline, always_inline)) int ginl(int a) { return a; }
static int sfun(int a) { return a; }
__attribute__((noreturn)) void stop(void); _Noreturn void stop2(void);
__attribute__((deprecated("use x"), visibility("default"), weak, nonnull(1), warn_unused_result)) int attrs(char *p);
