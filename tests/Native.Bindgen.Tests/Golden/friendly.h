// Handles=store:store_new:store_free;store:store_open:store_free;pool:pool_open:pool_close;gone:a:b | OutParameters=divide:rest;split:param1;peek:hidden;peek:seen;nowhere:x | Spans=sum:values:count;fill:buffer:length;raw:data:size
#include <stddef.h>
typedef struct store store;
typedef struct pool pool;

store *store_new(const char *name, _Bool shared);
store *store_open(const char *path);
void store_free(store *s);
int split(int, int *);
int store_put(store *s, const char *key, const char *value);
int pool_open(const char *path, pool **result);
void pool_close(pool *p);
int divide(int a, int b, int *rest);
double sum(const double *values, size_t count);
int fill(unsigned char *buffer, int length, _Bool zero);
void raw(const void *data, unsigned long size);
_Bool is_set(const char *name);
int key(const char *key);
struct hidden;
typedef struct { int a; } seen;
int peek(struct hidden *hidden, seen *seen);
