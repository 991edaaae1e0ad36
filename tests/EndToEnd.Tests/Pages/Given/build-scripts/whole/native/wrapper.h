#include "../vendor/zlib/zlib.h"
