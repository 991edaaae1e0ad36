#ifndef HELLO_H
#define HELLO_H

/* The sum of two numbers. */
int add(int a, int b);

/* A text that lives as long as the program. */
const char *greeting(void);

#endif
