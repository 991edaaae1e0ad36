typedef struct { int x, y; } point;

point moved(point p, int by);
