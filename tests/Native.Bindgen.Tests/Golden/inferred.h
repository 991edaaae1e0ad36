// InferHandles=true | Handles=conn:dial:hang_up
typedef struct repo repo;
typedef struct repo_index_t repo_index_t;
typedef struct conn conn;
typedef struct strings { char **items; int count; } strings;
typedef struct borrowed borrowed;
/** Opens. */
int repo_open(repo **out, const char *path);
int repo_open_many(repo **a, repo *const *b);
int repo_lookup(repo **found, int id);
int repo_set(const repo **values, int count);
void repo_free(repo *r);
repo *repo_dup(const repo *r);
const repo *repo_open_shared(void);
/** The owner keeps it. */
repo *repo_index_owner(repo_index_t *index);
int repo_index_new(repo_index_t **index, repo *r);
int repo_index_close(repo_index_t *index);
void repo_index_free_all(repo_index_t **list);
void strings_free(strings *s);
int borrowed_next(borrowed **out);
conn *dial(const char *address);
void conn_free(conn *c);
void hang_up(conn *c);
