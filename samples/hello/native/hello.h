#ifndef HELLO_H
#define HELLO_H

/* Returns the sum of two numbers. */
int add(int a, int b);

/* Returns a static string, which must not be freed. */
const char *greeting(void);

#endif
