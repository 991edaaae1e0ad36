//
#include <stdarg.h>
#include <stdio.h>
#define OUT vprintf
#define COPY va_copy
#define TRAP __builtin_trap
#define PLACE __builtin_return_address
#define LIST __builtin_va_list
int after(void);
