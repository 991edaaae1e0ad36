#ifndef TOUR_H
#define TOUR_H

#include <stddef.h>
#include <stdint.h>

/* Constants: the compiler determines their values and types. */

#define TOUR_VERSION "1.2"
#define TOUR_MAJOR 1
#define TOUR_FLAGS (TOUR_MAJOR << 4 | 0x3u)
#define TOUR_PI 3.14159
#define TOUR_NOWHERE ((void *)-1)
enum { TOUR_LIMIT = 100 };
#ifdef _WIN32
#define TOUR_SEPARATOR '\\'
#else
#define TOUR_SEPARATOR '/'
#endif

/** The volume of a sound. */
typedef enum {
    TOUR_VOLUME_QUIET = -1,
    TOUR_VOLUME_NORMAL,
    TOUR_VOLUME_LOUD = 10,
} tour_volume;

/** A point with a name. */
typedef struct {
    double x; /**< The horizontal coordinate. */
    double y; /**< The vertical coordinate. */
    char name[8];
} tour_point;

/** A value of one of several types. */
typedef struct {
    int kind;
    union {
        int64_t integer;
        double real;
        struct { uint32_t low, high; };
    };
} tour_value;

/** Bit-fields, and a member whose size differs between systems. */
typedef struct {
    uint32_t ready : 1;
    uint32_t level : 7;
    int32_t offset : 24;
    long size;
} tour_state;

/** A length, followed by that number of items. */
typedef struct {
    uint32_t length;
    uint16_t items[];
} tour_packet;

#pragma pack(push, 1)
typedef struct {
    uint8_t tag;
    uint32_t value;
} tour_packed;
#pragma pack(pop)

/** An opaque type: only the library can access its fields. */
typedef struct tour_store tour_store;

/** Counts calls of tour_store_put. */
extern int tour_calls;

tour_store *tour_store_new(const char *name);
void tour_store_free(tour_store *store);

/**
 * Stores a number under a key.
 * @param store the store
 * @param key the key
 * @param value the number
 * @return the number of keys in the store
 */
size_t tour_store_put(tour_store *store, const char *key, long value);
const char *tour_store_last(tour_store *store);

tour_point tour_middle(tour_point a, tour_point b);
double tour_sum(const double *values, size_t count);
void tour_fill(uint8_t *buffer, int length, _Bool ones);
int tour_divide(int a, int b, int *rest);
tour_volume tour_louder(tour_volume volume);
uint32_t tour_unpack(const tour_packed *packed);
int tour_format(char *buffer, size_t length, const char *format, ...);

static inline int tour_twice(int a) { return 2 * a; }
#define TOUR_SQUARE(x) ((x) * (x))

#endif
