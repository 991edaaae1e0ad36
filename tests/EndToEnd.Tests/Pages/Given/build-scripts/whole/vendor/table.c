const int table[] = { 1, 4, 9 };
