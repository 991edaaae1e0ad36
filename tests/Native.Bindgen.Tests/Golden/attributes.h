// Shims=true | Variadics=log_typed(const char *, int) | Spans=chosen:values:count
#include <stdarg.h>
#include <stddef.h>
#define PRINTF(format, first) __attribute__((__format__(__printf__, (format), first)))
#define counted_by(length)
struct item { int a; };
struct hidden;
struct list { unsigned count; struct item items[] __attribute__((__counted_by__(count))); };

int log_line(int level, const char *format, ...) PRINTF(2, 3);
void log_first(const char *format, int level, ...) PRINTF(1, 3);
PRINTF(1, 2) void log_typed(const char *format, ...);
void log_list(const char *format, va_list list) PRINTF(1, 0);
void log_wrong(const char *format, ...) __attribute__((format(scanf, 1, 2)));
static inline void log_inline(const char *message, const char *format, ...) PRINTF(2, 3);
static inline void log_inline(const char *message, const char *format, ...) { (void)message; (void)format; }

const char *find(const char *name, const char *fallback) __attribute__((nonnull(1), returns_nonnull));
int twice(const char *a, int n, const char *b) __attribute__((nonnull(1))) __attribute__((nonnull(3)));
void all(const char *a, const char *b) __attribute__((nonnull));
const char *_Nonnull each(const char *_Nonnull a, const char *b __attribute__((nonnull)), const char *_Nullable c);
static inline int not_exported(const char *_Nonnull a) { return *a; }

double sum(const double *values, size_t count) __attribute__((access(read_only, 1, 2)));
__attribute__((__access__(__write_only__, 1, 2), nonnull)) void fill(void *buffer, unsigned char size);
void add(const float *a, const float *b, float *result, int count)
    __attribute__((access(read_only, 1, 4), access(read_only, 2, 4), access(write_only, 3, 4)));
void names(int count, char *counted_by(count) const *list);
void items(struct item *counted_by(count) list, long count);
void chosen(const int *counted_by(size) values, size_t size, size_t count);
void unknown(const struct hidden *counted_by(count) list, int count);
void wrong(const int *counted_by(nothing) values, const int *counted_by(end) other, int *end);
