#include <scale.h>

int twice(int value) { return scale(value, 2); }
