// Friendly=false
typedef int (*compare)(const void *a, const void *b, void *user);
typedef void callback(int event, void *user);
typedef void (*printer)(const char *format, ...);
void sort(void *items, unsigned long count, compare how, void *user);
void listen(callback *how, void *user);
void listen_directly(void how(int), int (*(*factory)(int))(void));
void print_with(printer p);
struct handlers { compare compare; callback *on_event; int (**table)(void); };
/* A function that is returned has parameters of its own. */
void (*on_signal(int number /**< of the signal */, void (*handler)(int code)))(int before);
int (*(*twice(char first))(double second))(float third);
