// Shims=true
#if defined(_WIN32)
#include <sys/socket.h>
#endif
#define ANSWER 42
#define LONG (sizeof(long) + 1)
int everywhere_else(int x);
#if defined(__linux__)
int linux_only(void);
#endif
static inline int twice(int x) { return 2 * x; }
extern int counter;
struct pair { int a, b; };
