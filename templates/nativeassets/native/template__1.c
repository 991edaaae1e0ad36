#include "template__1.h"

int template__1_version(void)
{
    return 1;
}
