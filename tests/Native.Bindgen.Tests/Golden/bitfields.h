//
#include <stdint.h>
struct flags { unsigned a : 1; unsigned b : 3; signed c : 4; unsigned : 0; unsigned d : 17; };
struct mixed { char tag; unsigned x : 5; unsigned y : 11; short last; };
struct wide { uint64_t low : 40; uint64_t high : 24; int after; };
struct truths { _Bool yes : 1; _Bool no : 1; uint8_t rest : 6; };
void use(struct flags f, struct mixed *m, struct wide *w, struct truths *t);
/* Microsoft's rule starts a new unit where the type changes. */
struct differs { unsigned char a : 4; unsigned b : 4; };
void behind(struct differs *d);
