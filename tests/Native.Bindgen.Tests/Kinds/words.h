/* Names that are words of C#, or become one name. */
struct object { int string; int class; int out; int ref; int base; int this_; int value; int field; int get; int set; int var; int record; };
struct string { struct object *object; };
union decimal { int checked; int lock; };
enum params { is = 1, as, in_, typeof_ };
int event(int event, int in, int out, int ref, int is, int as, int params, int object, int string, int stackalloc);
int fixed(struct string *lock, union decimal *unsafe);
int using(void); int namespace(int internal); int abstract(int sealed, int virtual, int override);
extern int readonly; extern int delegate;
#define foreach 5
#define operator 6
#define sbyte 7
#define null 0
#define true_ 1
int NativeMethods_(void);
struct NativeMethods { int x; }; int NativeMethodsUse(struct NativeMethods *p);
struct Span { int a; }; struct ReadOnlySpan { int a; }; struct String { int b; }; struct Int32 { int c; }; struct Obsolete { int d; }; struct DllImport { int e; };
int SpanUse(struct Span a, struct ReadOnlySpan b, struct String *c, struct Int32 d, struct Obsolete *e, struct DllImport *f, const char *text);
struct Equals { int GetHashCode; int ToString; int GetType; int Equals_; int MemberwiseClone; int Finalize; int ReferenceEquals; };
int Equals(struct Equals *a); int GetHashCode(void); int ToString(char *ToString); int Finalize(void); int Main(int argc, char **argv);
struct same { int same; int same_; int same__; int _same; };
int camel_case(int a); int camelCase(int a); int CamelCase(int a); int Camel_Case(int a);
struct dollar { int a$b; int $; }; int with$dollar(struct dollar *p);
struct _Under { int _a; int __b; int a_; }; typedef struct _Under Under; Under *_under(Under *__p);
typedef struct tag_diff { int x; } tag_name; struct tag_name { int y; }; int tags(tag_name *a, struct tag_name *b, struct tag_diff *c);
typedef int shared; struct shared { shared s; }; shared shared_use(struct shared *shared);
struct nint { int a; }; struct nuint { int a; }; struct dynamic { int a; }; struct var { int a; }; struct file { int a; }; struct scoped { int a; }; struct required { int a; }; struct record { int a; }; struct unmanaged { int a; }; struct allows { int a; }; struct field { int a; };
int words2(struct nint a, struct nuint b, struct dynamic *c, struct var d, struct file *e, struct scoped f, struct required *g, struct record h, struct unmanaged *i, struct allows *j, struct field *k);
