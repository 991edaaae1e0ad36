// Rids=linux-x64;win-x64
/* A function, and a macro that hides it. */
int answer(void);
#define answer 42
/* On Windows alone a macro hides it. */
int level(int by);
#ifdef _WIN32
#define level 7
#endif
/* A variable. */
extern int counter;
#define counter 3
/* A constant with another value, and one with the same. */
static const int limit = 1;
#define limit 2
static const int equal = 5;
#define equal 5
/* Values of an enum without a name. */
enum { FIRST = 1, SECOND = 2, THIRD = 3 };
#define FIRST FIRST
#define SECOND 20
/* A name that C has already is not invented. */
int answer_(void);
/* A tag is no typedef, and neither is a function. */
struct point { int x; };
typedef struct { int y; } pair;
struct pair { int z; };
enum shape { pentagon };
int point(struct point *p, pair *q, struct pair *r, enum shape s);
int shape(void);
#define pentagon 6
/* A function on one system, a value on the other. */
#ifdef _WIN32
enum { where = 1 };
#else
int where(void);
#endif
