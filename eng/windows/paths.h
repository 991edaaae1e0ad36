// Paths of Windows and of this machine, and text in which they occur. All strings are UTF-8; what is returned is never freed, because the process is short.
#ifndef PATHS_H
#define PATHS_H

#include <stddef.h>

// A string that grows.
struct text
{
    char *bytes;
    size_t length, room;
};

void append(struct text *text, const char *bytes, size_t length);

// An argument of a command line, or the value of a variable: the paths in it become those of this machine, and are remembered for what follows.
char *to_unix(const char *argument);

// Whether a file or a folder of this machine exists; the path is the machine's own.
int exists(const char *path);

// A path of this machine as Windows has it: as it was spelled in an argument, else with the drive that has it.
char *to_windows(const char *path);

// What a compiler printed, with the paths of Windows in place of those of this machine. In JSON, backslashes are doubled.
struct text output_for_windows(const char *bytes, size_t length, int is_json);

// A list of headers, as a compiler of Windows writes it: make's escapes, backslashes, and a carriage return at each line's end.
struct text depfile_for_windows(const char *bytes, size_t length);

#endif
