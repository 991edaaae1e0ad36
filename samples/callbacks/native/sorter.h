#ifndef SORTER_H
#define SORTER_H

/* Returns a value less than, equal to or greater than zero. */
typedef int (*sorter_compare)(int a, int b, void *user);

/* Sorts in place, and calls a function of the caller to compare elements. */
void sorter_sort(int *items, int count, sorter_compare compare, void *user);

#endif
