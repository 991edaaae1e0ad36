#ifndef CYCLE_B
#define CYCLE_B
#include "a.h"
struct cycle_b { struct cycle_a *a; short s; };
enum cycle_list {
#define X(name, value) CYCLE_##name = value,
#include "list.def"
#undef X
CYCLE_END };
#endif
