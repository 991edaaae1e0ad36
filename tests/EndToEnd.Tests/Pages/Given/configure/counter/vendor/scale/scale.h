int scale(int value, int by);
