#include "shapes.h"
#include "numbers.h"

int shapes_diagonal(int width, int height) { return numbers_root(width * width + height * height); }
