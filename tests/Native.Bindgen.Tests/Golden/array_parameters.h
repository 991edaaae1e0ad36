// Spans=span_norm:q:n;span_const:values:n|Shims=true
#include <stddef.h>
typedef float quad[4];
typedef quad turn;
typedef turn spin;
typedef const float fixed[4];
typedef const char letter;
typedef letter *text;
typedef float matrix[4][4];
typedef int function(turn t, const spin s);
typedef function callback;
typedef callback *pointer;
float turn_norm(turn t);
float quad_norm(quad t);
float span_norm(const quad q, int n);
float span_const(const spin values, int n);
float fixed_norm(fixed f);
float matrix_norm(const matrix m, matrix *many);
int call(callback c, pointer p, callback **pp);
int length(letter *s, text t);
double sum(int n, const double values[n]);
struct calls { callback *c; void (*cb)(turn t, quad q); spin *where; fixed *there; turn own; };
void reg(struct calls *c, void (*cb)(spin, const turn));
static inline double first(int n, const double values[n]) { return values[0]; }
