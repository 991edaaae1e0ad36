struct part { int value; };
