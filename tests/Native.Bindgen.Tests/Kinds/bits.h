/* Bit-fields: widths, signs, types, gaps, packing, unions. */
#include <stdint.h>
#include <stdbool.h>
enum sign { SIGN_MINUS = -1, SIGN_NONE, SIGN_PLUS };
enum flag { FLAG_A = 1, FLAG_B = 2 };
typedef unsigned int word;
typedef int sword;
struct every_width { uint64_t a1 : 1, a2 : 2, a3 : 3, a7 : 7, a8 : 8, a9 : 9, a15 : 15, a16 : 16, a3b : 3; uint64_t a31 : 31, a32 : 32, a1b : 1; uint64_t a63 : 63, a1c : 1; uint64_t a64 : 64; };
struct signs { signed char s : 3; unsigned char u : 3; short h : 9; unsigned short uh : 9; int i : 17; sword w : 5; word uw : 5; long long q : 40; enum sign e : 2; enum flag f : 2; bool b : 1; };
struct gaps { int a : 3; int : 0; int b : 3; char : 0; int c : 3; long long : 0; int d : 3; int : 5; int e : 3; };
struct tail { char name[3]; unsigned v : 8; };
struct straddle { unsigned char k; unsigned v : 31; unsigned char t; };
struct __attribute__((packed)) tight { unsigned char k; unsigned v : 31; unsigned w : 9; uint16_t h; };
struct __attribute__((packed)) tight64 { uint64_t a : 33; uint64_t b : 40; uint64_t c : 55; };
#pragma pack(push, 2)
struct pack2 { unsigned char k; unsigned long long v : 47; unsigned w : 3; int after; };
#pragma pack(push, 1)
struct pack1 { unsigned char k; unsigned int v : 20; unsigned int w : 12; long long after; };
#pragma pack(pop)
struct pack2b { char c; int i; };
#pragma pack(pop)
struct after_pack { char c; int i; };
union mixed { unsigned all; struct { unsigned low : 16, high : 16; }; struct { unsigned a : 1; unsigned : 30; unsigned z : 1; } bits; unsigned only : 5; };
struct nested_bits { struct { unsigned x : 4, y : 4; } in; unsigned z : 4; };
struct one_bool { _Bool on : 1; };
struct two_units { unsigned a : 20; unsigned b : 20; unsigned c : 20; };
struct char_bits { unsigned char a : 5; unsigned char b : 5; unsigned char c : 5; };
struct after_array { char a[5]; int b : 4; short s; };
int bits_use(struct every_width *a, struct signs *b, struct gaps *c, struct tail d, struct straddle *e, struct tight *f, struct pack1 *g, union mixed h, struct one_bool i);
