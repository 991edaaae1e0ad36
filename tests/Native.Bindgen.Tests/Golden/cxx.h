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
