#include "log.h"

#include <stdarg.h>
#include <stdio.h>

int log_line(int level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written = vprintf(format, arguments);
    va_end(arguments);
    printf(" at %d\n", level);
    fflush(stdout);
    return written;
}
