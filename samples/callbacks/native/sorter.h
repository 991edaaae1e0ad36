#ifndef SORTER_H
#define SORTER_H

/* Less than, equal to or greater than zero. */
typedef int (*sorter_compare)(int a, int b, void *user);

/* Sorts in place, and asks the caller for the order. */
void sorter_sort(int *items, int count, sorter_compare compare, void *user);

#endif
