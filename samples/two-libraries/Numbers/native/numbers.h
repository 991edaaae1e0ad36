#ifndef NUMBERS_H
#define NUMBERS_H

/* The square root, rounded down. */
int numbers_root(int square);

#endif
