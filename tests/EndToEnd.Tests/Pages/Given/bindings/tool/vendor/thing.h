#include <parts.h>

int thing_count(struct part *first);
int other(void);
