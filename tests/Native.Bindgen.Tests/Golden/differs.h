// Rids=linux-x64;win-x64;osx-arm64;linux-arm64
#if defined(_WIN32)
#define SYSTEM 1
#define ONLY_WINDOWS 7
int only_windows(void);
enum state { STATE_ONE = 1 };
#elif defined(__APPLE__)
#define SYSTEM 2
enum state { STATE_ONE = 2 };
#else
#define SYSTEM 3
enum state { STATE_ONE = 1 };
#endif
#if defined(__aarch64__)
#define PROCESSOR "arm"
#else
#define PROCESSOR "intel"
#endif
struct field_differs { int a;
#if defined(_WIN32)
int b;
#endif
};
void by_pointer(struct field_differs *p);
enum state get(void);
