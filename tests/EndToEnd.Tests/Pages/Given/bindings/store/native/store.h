typedef struct store store;

store *store_new(const char *name);
void store_free(store *s);
void store_put(store *s, const char *key, const char *value);
const char *store_get(store *s, const char *key);
