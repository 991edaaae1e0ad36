// Rids=linux-x64;win-x64;win-x86;linux-arm

#include <stddef.h>
#include <stdint.h>
#ifdef _WIN32
#define CALL __stdcall
#define FAST __fastcall
#else
#define CALL
#define FAST
#endif
int CALL standard(int a);
int plain(int a);
void take(int (CALL *callback)(void *, size_t));
typedef int (*pointer)(void *);
void take_typedef(pointer CALL callback);
int FAST fast(int a);
void take_fast(int (FAST *callback)(int));
int (CALL *result(void))(int);
struct table { int (CALL *run)(int); int (FAST *quick)(int); };
void fill(struct table *t);
void take_foreign(int (__attribute__((ms_abi)) *callback)(void *));
/* 8 bytes are aligned to 8 on every one of these; pointers and long differ. */
struct sizes { char tag; int64_t wide; double real; long number; void *pointer; };
