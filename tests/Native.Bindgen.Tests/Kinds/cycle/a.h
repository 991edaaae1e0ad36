#pragma once
#include "b.h"
struct cycle_a { struct cycle_b *b; int n; };
#include "../cycle.h"
