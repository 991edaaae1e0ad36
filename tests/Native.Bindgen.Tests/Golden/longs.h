// Friendly=false
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <wchar.h>
#include <sys/types.h>
typedef unsigned long uLong;
long plain(unsigned long value);
uLong through_alias(uLong value);
size_t size(ssize_t a, ptrdiff_t b, uintptr_t c);
time_t when(time_t *at);
off_t where(off_t at);
const wchar_t *wide_text(wchar_t *text);
wchar_t wide_letter(wchar_t letter);
struct with_long { char c; long value; void *next; size_t length; };
