// Rename=old_cb=new_cb | StripPrefix=lib_ | Block=blocked_cb;*_hidden_cb | Rids=linux-x64;win-x86
#include <stdarg.h>
#include <stdlib.h>
/** Is called for each value.
 * @param context as given to each()
 * @param event the number
 * @return nonzero to stop */
typedef int (*each_cb)(void *context, int event);
/// A function type.
typedef void log_cb(const char *text /**< the text */, int);
typedef log_cb *log_pointer;
typedef each_cb each_again;
typedef void (*old_cb)(each_cb inner, log_cb *log);
typedef int (*lib_prefix_cb)(void);
typedef int (*blocked_cb)(void);
typedef int (*lib_hidden_cb)(void);
typedef int (*variadic_cb)(const char *format, ...);
typedef int (*list_cb)(va_list list);
typedef int (__attribute__((stdcall)) *windows_cb)(int a, int b);
typedef void (*(*returns_cb)(int code))(int signal);
struct same_cb { int a; };
typedef void (*same_cb)(struct same_cb *own);
struct table
{
    /** Compares. */
    each_cb compare;
    log_cb *log;
    same_cb same_cb;
    int (*unnamed)(int a);
};
/** Calls it.
 * @param callback what to call */
int each(each_cb callback, void *context, const char *name);
void set_log(log_cb *log, old_cb old, blocked_cb blocked, each_again again, int (*unnamed)(int a));
void sort(void *values, int (*compare)(const void *, const void *), variadic_cb v);
