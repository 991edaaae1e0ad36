#include "sorter.h"

void sorter_sort(int *items, int count, sorter_compare compare, void *user)
{
    for (int i = 1; i < count; i++) {
        for (int j = i; j > 0 && compare(items[j - 1], items[j], user) > 0; j--) {
            int item = items[j];
            items[j] = items[j - 1];
            items[j - 1] = item;
        }
    }
}
