// Converts between Windows and Linux paths, also within text. All strings are UTF-8. Results are never freed, because the process is short-lived.
#ifndef PATHS_H
#define PATHS_H

#include <stddef.h>

// A growable string.
struct text
{
    char *bytes;
    size_t length, room;
};

void append(struct text *text, const char *bytes, size_t length);

// Converts the paths in a command-line argument or in the value of a variable to Linux paths, and records their spelling for the output.
char *to_unix(const char *argument);

// Returns whether a file or a directory exists; the path is a Linux path.
int exists(const char *path);

// Converts a Linux path to a Windows path: as an argument spelled it, or else with the drive that contains it.
char *to_windows(const char *path);

// Converts the paths in compiler output to Windows paths. In JSON, backslashes are doubled.
struct text output_for_windows(const char *bytes, size_t length, int is_json);

// Converts a list of headers to the form that a Windows compiler writes: make's escapes, backslashes, and CRLF line ends.
struct text depfile_for_windows(const char *bytes, size_t length);

#endif
