#ifndef LONG_SIZE
#error LONG_SIZE is missing
#endif

int fast(void) { return LONG_SIZE; }
