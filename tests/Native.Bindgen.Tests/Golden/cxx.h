// Language=Cxx
#ifdef __cplusplus
class hidden { int x; };
int mangled(int a);
extern "C" {
#endif
int plain_c(int a, bool b);
#ifdef __cplusplus
}
#endif
#ifdef __cplusplus
/* A const of C++ is its value. */
constexpr int limit = 7;
const double ratio = 1.5;
inline constexpr char letters[] = "abc";
extern const int exported;
namespace library {
struct pair { int a; };
int mangled_too(int a);
extern "C" int in_namespace(pair *p);
extern "C" { int in_block(int a); }
}
/* A value of a class goes where C++ wants it. */
struct plain { int a; };
struct made { made(); int a; };
struct derived : plain { int b; };
struct destroyed { ~destroyed(); int a; };
struct methods { int get() const { return a; } int a; };
extern "C" int take_plain(plain p, methods m);
extern "C" int take_made(made m);
extern "C" derived give_derived(void);
extern "C" int take_destroyed(destroyed d, destroyed *p);
#endif
