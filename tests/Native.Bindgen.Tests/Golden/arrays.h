//
#include <stdint.h>
struct arrays {
    char name[16];
    uint8_t table[4][8];
    const char *words[3];
    void (*calls[2])(int);
    struct { int x; } points[2];
};
struct packet { uint32_t length; uint8_t data[]; };
struct old_packet { uint16_t length; uint16_t data[0]; };
void take(struct arrays *a, struct packet *p, struct old_packet *o);
extern int counters[4];
