// Rids=linux-x64;linux-arm64;win-x64;osx-arm64
#include <stdint.h>
struct flags { unsigned a : 1; unsigned b : 3; signed c : 4; unsigned : 0; unsigned d : 17; };
struct mixed { char tag; unsigned x : 5; unsigned y : 11; short last; };
struct wide { uint64_t low : 40; uint64_t high : 24; int after; };
struct truths { _Bool yes : 1; _Bool no : 1; uint8_t rest : 6; };
void use(struct flags f, struct mixed *m, struct wide *w, struct truths *t);
/* Microsoft's rule starts a new unit where the type changes. */
struct differs { unsigned char a : 4; unsigned b : 4; };
void behind(struct differs *d);
/* The sign is the enum's, behind typedefs too. */
enum dir { BACK = -1, STAY = 0, ON = 1 };
typedef enum dir dir_t;
enum level { LOW, HIGH = 3 };
struct step { enum dir d : 2; dir_t e : 2; enum level l : 2; signed : 2; int n : 8; int m : 16; };
/* Plain char has a sign on some processors only; linux-arm64 has none. */
struct letters { char c : 4; signed char s : 4; };
void move(struct step s, struct letters *l);
/* No number of its own has three bytes. */
#pragma pack(push, 1)
struct day { unsigned day : 5; unsigned month : 4; unsigned year : 15; };
#pragma pack(pop)
struct day day_make(void);
/* Behind members whose size differs. */
struct behind_long { long number; unsigned a : 3; unsigned b : 4; void *p; };
struct unsigned_long { unsigned long a : 5; unsigned long b : 9; int after; };
union either { unsigned a : 3; int b : 30; unsigned char c[4]; unsigned : 7; };
struct outer { int n; struct { unsigned in : 3; unsigned more : 5; union { int whole : 20; unsigned part : 4; }; }; };
void all(struct behind_long *b, struct unsigned_long *u, union either e, struct outer *o);
