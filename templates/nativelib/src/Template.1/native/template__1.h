#pragma once

#include <stddef.h>
#include <stdint.h>

/** Returns the CRC-32 of some bytes, as zip and PNG files use it. */
uint32_t template__1_crc32(const uint8_t *data, size_t length);
