var (done, all) = (1, 2);
