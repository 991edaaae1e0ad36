#include "numbers.h"

int numbers_root(int square) {
    int root = 0;
    while ((root + 1) * (root + 1) <= square) root++;
    return root;
}
