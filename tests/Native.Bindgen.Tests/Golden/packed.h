//
#include <stdint.h>
struct __attribute__((packed)) tight { uint8_t a; uint32_t b; uint16_t c; };
#pragma pack(push, 2)
struct by_two { uint8_t a; uint32_t b; double c; };
#pragma pack(pop)
struct __attribute__((aligned(16))) over { int a; };
struct holds_over { char c; struct over o; };
struct gap { char c; int far __attribute__((aligned(32))); };
void use(struct tight *t, struct by_two *b, struct over *o, struct holds_over *h, struct gap *g);
