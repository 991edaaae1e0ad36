#include "config.h"
#ifdef HAVE_STDINT_H
#include <stdint.h>
#endif
#include "scale.h"

int scale(int value, int by) { return (int)((int64_t)value * by); }
