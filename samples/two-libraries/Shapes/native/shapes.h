#ifndef SHAPES_H
#define SHAPES_H

/* Returns the diagonal of a rectangle, rounded down. */
int shapes_diagonal(int width, int height);

#endif
