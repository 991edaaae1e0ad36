extern const int table[TABLE_SIZE];

int last(void) { return table[TABLE_SIZE - 1]; }
