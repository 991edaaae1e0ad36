//
extern int counter;
extern const char *const version;
extern const double pi;
extern _Thread_local int last_code;
extern __thread int last_error;
#ifdef _WIN32
extern __declspec(thread) int only_windows;
#endif
extern const int primes[4];
typedef const double constant;
extern constant ratio;
