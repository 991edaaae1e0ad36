// Rids=linux-x64;linux-arm64;win-x64;osx-arm64
// A library of others gets no C.
struct spot { int x; } __attribute__((aligned(16)));
struct odd { int x; int : 32; int : 32; };
struct complex { _Complex double z; };
union vector { struct { float x, y; } s; float v[2]; };
struct empty { };
int place(int first, struct spot s, int last);
struct spot found(void);
int refused(struct odd o);
struct complex multiply(struct complex a);
void floats(union vector v);
int none(struct empty e);
