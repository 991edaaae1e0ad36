#include "shapes.h"

point moved(point p, int by)
{
    p.x += by;
    return p;
}
