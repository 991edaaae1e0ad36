#ifndef CYCLE_H
#define CYCLE_H
#include "cycle/a.h"
struct cycle_main { struct cycle_a *a; };
int cycle_use(struct cycle_main *m, struct cycle_a *a, struct cycle_b b);
#include "cycle/list.def"
#endif
