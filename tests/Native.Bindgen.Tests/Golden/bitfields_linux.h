// Rids=linux-x64;osx-x64
#include <stdint.h>
struct plain { unsigned char kind; unsigned length : 20; };
struct between { char c; unsigned : 12; char d; unsigned e : 3; unsigned : 0; char f; };
struct follows { long long v : 40; char c; };
struct step { char c : 4; int : 4; short s : 12; };
#pragma pack(push, 1)
struct day { unsigned day : 5; unsigned month : 4; unsigned year : 15; };
struct packed24 { unsigned v : 24; };
struct across { unsigned char first; uint64_t low : 7; int64_t middle : 60; uint64_t high : 5; };
#pragma pack(pop)
struct day day_make(struct packed24 p, struct across *a);
void use(struct plain p, struct between *b, struct follows *f, struct step s);
