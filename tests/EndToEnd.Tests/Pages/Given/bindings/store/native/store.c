#include "store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct store {
    char key[32], value[32];
};

store *store_new(const char *name)
{
    return name ? calloc(1, sizeof(store)) : NULL;
}

void store_free(store *s)
{
    free(s);
}

void store_put(store *s, const char *key, const char *value)
{
    strncpy(s->key, key, sizeof s->key - 1);
    strncpy(s->value, value, sizeof s->value - 1);
    puts(s->value);
    fflush(stdout);
}

const char *store_get(store *s, const char *key)
{
    return strcmp(s->key, key) ? NULL : s->value;
}
