#include "hello.h"

int add(int a, int b) { return a + b; }

const char *greeting(void) { return "Hello from C."; }
