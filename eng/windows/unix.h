// The protocol between standin.c (a Windows program) and relay.c (a Linux program) over a socket. Numbers have 32 bits, in the byte order of
// the processor, which is the same for both.
//
//   to the relay     length, then strings that each end with a zero: the program, the folder, the number of arguments, the arguments, the environment
//   from the relay   any number of: kind, length, bytes
#ifndef UNIX_H
#define UNIX_H

enum { FROM_OUTPUT = 1, FROM_ERROR = 2, EXIT_CODE = 3 };

#endif
