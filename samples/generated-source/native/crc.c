#include <stddef.h>
#include "crc_table.h"

#ifdef HAVE_GETAUXVAL
#include <sys/auxv.h>
#endif

uint32_t crc32_of(const unsigned char *data, size_t length) {
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < length; i++)
        crc = crc_table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
    return crc ^ 0xffffffffu;
}

/* Returns the page size, if the system provides it without a system call. */
unsigned long page_size(void) {
#ifdef HAVE_GETAUXVAL
    return getauxval(AT_PAGESZ);
#else
    return 0;
#endif
}

int pointer_size(void) { return POINTER_SIZE; }
