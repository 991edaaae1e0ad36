#include "tour.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tour_store {
    char name[32];
    char last[32];
    size_t count;
};

int tour_calls;

tour_store *tour_store_new(const char *name)
{
    tour_store *store = calloc(1, sizeof *store);
    if (store)
        snprintf(store->name, sizeof store->name, "%s", name);
    return store;
}

void tour_store_free(tour_store *store) { free(store); }

size_t tour_store_put(tour_store *store, const char *key, long value)
{
    tour_calls++;
    snprintf(store->last, sizeof store->last, "%s.%s=%ld", store->name, key, value);
    return ++store->count;
}

const char *tour_store_last(tour_store *store) { return store->last; }

tour_point tour_middle(tour_point a, tour_point b)
{
    tour_point middle = { (a.x + b.x) / 2, (a.y + b.y) / 2, "middle" };
    return middle;
}

double tour_sum(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

void tour_fill(uint8_t *buffer, int length, _Bool ones) { memset(buffer, ones ? 1 : 0, (size_t)length); }

int tour_divide(int a, int b, int *rest)
{
    *rest = a % b;
    return a / b;
}

tour_volume tour_louder(tour_volume volume) { return volume == TOUR_VOLUME_QUIET ? TOUR_VOLUME_NORMAL : TOUR_VOLUME_LOUD; }

uint32_t tour_unpack(const tour_packed *packed) { return packed->value + packed->tag; }

int tour_format(char *buffer, size_t length, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(buffer, length, format, arguments);
    va_end(arguments);
    return written;
}
