#include <sodium.h>

/* The names that C# uses. */
int sodium_sys_init(void);
int sodium_sys_hash(unsigned char *out, size_t out_length, const unsigned char *in, unsigned long long in_length);
