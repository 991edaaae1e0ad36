#include "all.h"

double sum(const double *values, size_t count)
{
    double result = 0;
    for (size_t i = 0; i < count; i++)
        result += values[i];
    return result;
}
