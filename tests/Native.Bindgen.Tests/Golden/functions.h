// Friendly=false
#include <stddef.h>
#include <stdint.h>
/* The sum of two numbers. */
int add(int a, int b);
void nothing(void);
int old_style();
const char *text(const char *name, char *buffer, size_t length);
_Bool truth(_Bool value);
double mean(const double *values, size_t count);
int64_t wide(uint8_t a, int16_t b, uint32_t c, intptr_t d);
signed char tiny(signed char a, unsigned char b, short c, unsigned short d);
long long very_long(unsigned long long value);
void matrix(int rows[3][4], const float vector[restrict 4]);
_Noreturn void stop(void);
int volatile_pointer(volatile int *value);
int renamed_in_library(int) __asm__("real_name");
int printf_like(const char *format, ...);
long double too_long(long double value);
static inline int not_there(int a) { return a; }
__attribute__((deprecated)) int old(void);
