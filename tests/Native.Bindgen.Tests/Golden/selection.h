// Allow=wanted_*;WANTED_* | Opaque=closed
struct closed { int a; };
struct needed { int x; };
struct not_needed { int y; };
int wanted_one(struct needed n, struct closed *c);
int not_wanted(struct not_needed n);
#define WANTED_NUMBER 1
#define OTHER_NUMBER 2
