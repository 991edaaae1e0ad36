//
#include <stdint.h>
typedef union number { int32_t i; float f; uint8_t bytes[4]; void *p; } number;
struct variant {
    int kind;
    union {
        int64_t integer;
        double real;
        struct { uint32_t low, high; };
        struct { const char *text; uint32_t length; } string;
    };
    union { int a; float b; } named;
};
number convert(number n, struct variant *v);
