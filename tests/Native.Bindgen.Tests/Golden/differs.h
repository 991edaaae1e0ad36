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
#include <stddef.h>
/* The members of libuv's buffer are in another order on Windows. */
#ifdef _WIN32
typedef struct buffer { unsigned long len; char *base; } buffer;
#else
typedef struct buffer { char *base; size_t len; } buffer;
#endif
void write_buffer(buffer b);
#define BITS_PER_LONG (8 * sizeof(long))
#define LETTER_SIZE ((unsigned char)sizeof(L' '))
#ifdef _WIN32
#define NO_SOCKET (~0ull)
#define ONE 1u
#define SMALL ((signed char)-3)
#define HALF 0.5f
#define NONE ((enum choice)-1)
#define NOWHERE ((void *)0xFFFFFFFF)
#else
#define NO_SOCKET (-1)
#define ONE 2u
#define SMALL ((signed char)4)
#define HALF 0.25
#define NONE ((enum choice)5)
#define NOWHERE ((void *)-1)
#endif
#define NOT_A_NUMBER (0.0f / 0.0f)
enum choice { CHOICE_A = 1, CHOICE_B = sizeof(long) };
enum { FLAG = sizeof(long) == 4 ? 0x80000000u : 1u, OTHER = 0xFFFFFFFFu };
