#ifndef NUMBERS_H
#define NUMBERS_H

/* Returns the square root, rounded down. */
int numbers_root(int square);

#endif
