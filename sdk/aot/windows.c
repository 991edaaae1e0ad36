/*
 * This file defines the symbols that objects of Microsoft's compiler for x64 need from its C runtime, and that zig's C runtime does not have. It is linked into
 * programs that NativeAOT compiles, because the runtime of .NET for Windows consists of such objects. Names with a question mark are the names of C++ functions
 * in these objects.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <windows.h>

typedef void (*initializer)(void);

/* Objects that use floating point refer to this symbol. Its value is not read. */
int _fltused = 0x9875;

/*
 * Functions with buffers keep a cookie in their frame, and end the program (2: stack cookie) if it changed. During the check, registers contain the result of
 * the function, so the check must not change them. Functions with large frames call __chkstk to touch each page of the frame first.
 */
uintptr_t __security_cookie = 0x00002B992DDFA232;

__asm__(
    ".globl __security_check_cookie\n"
    "__security_check_cookie:\n"
    "    cmpq __security_cookie(%rip), %rcx\n"
    "    jne 1f\n"
    "    ret\n"
    "1:  movl $2, %ecx\n"
    "    int $0x29\n"
    ".globl __chkstk\n"
    "__chkstk:\n"
    "    jmp ___chkstk_ms\n");

/* Runs before the initializers of C++. At this time, no running function has the previous cookie in its frame. */
static void set_cookie(void)
{
    LARGE_INTEGER counter;
    FILETIME time;
    QueryPerformanceCounter(&counter);
    GetSystemTimeAsFileTime(&time);
    uintptr_t cookie = (uintptr_t)counter.QuadPart ^ ((uintptr_t)time.dwHighDateTime << 32) ^ time.dwLowDateTime ^ GetCurrentProcessId()
        ^ ((uintptr_t)GetCurrentThreadId() << 24) ^ (uintptr_t)&cookie;
    /* The two highest bytes are zero, so that no string can contain the cookie. */
    __security_cookie = cookie & 0x0000FFFFFFFFFFFF;
}
__attribute__((section(".CRT$XCAB"), used)) static const initializer cookie_initializer = set_cookie;

/* Runs for a frame with a cookie when an exception passes through it. The result 1 continues the search. */
int __GSHandlerCheck(void *record, void *frame, void *context, void *dispatcher)
{
    return 1;
}

void __report_rangecheckfailure(void)
{
    __asm__ volatile("int $0x29" : : "c"(8));
    __builtin_unreachable();
}

/*
 * The variables of a thread are initialized when it starts. Threads that started before a DLL was loaded initialize the variables of the DLL at their first
 * use. The guard is set when they are initialized.
 */
__thread char __tls_guard;
static void set_guard(void)
{
    __tls_guard = 1;
}
__attribute__((section(".CRT$XDAA"), used)) static volatile const initializer before_first = 0;
__attribute__((section(".CRT$XDAB"), used)) static const initializer guard_initializer = set_guard;
__attribute__((section(".CRT$XDY"), used)) static volatile const initializer after_last = 0;

void __dyn_tls_on_demand_init(void)
{
    for (volatile const initializer *next = &before_first; next != &after_last; next++)
        if (*next)
            (*next)();
}

/* std::nothrow; operator new and new[], delete and delete[]. The runtime has no exceptions, and checks for null. */
char nothrow_value __asm__("?nothrow@std@@3Unothrow_t@1@B");

static void *allocate(size_t size)
{
    return malloc(size ? size : 1);
}

#define ALLOCATE(function, name)                       \
    void *function(size_t size) __asm__(name); \
    void *function(size_t size) { return allocate(size); }
#define FREE(function, name)                       \
    void function(void *memory) __asm__(name); \
    void function(void *memory) { free(memory); }

ALLOCATE(new_object, "??2@YAPEAX_K@Z")
ALLOCATE(new_array, "??_U@YAPEAX_K@Z")
ALLOCATE(new_object_or_null, "??2@YAPEAX_KAEBUnothrow_t@std@@@Z")
ALLOCATE(new_array_or_null, "??_U@YAPEAX_KAEBUnothrow_t@std@@@Z")
FREE(delete_object, "??3@YAXPEAX@Z")
FREE(delete_array, "??_V@YAXPEAX@Z")
FREE(delete_sized_object, "??3@YAXPEAX_K@Z")
FREE(delete_sized_array, "??_V@YAXPEAX_K@Z")
