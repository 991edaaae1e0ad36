//
extern int counter;
extern const char *const version;
extern const double pi;
