#ifndef INI_H
#define INI_H

/** Version of the library. */
#define INI_VERSION "1.0"

/** A parsed configuration. */
typedef struct ini ini;

/** The result of a function. */
typedef enum ini_status {
    INI_OK,
    INI_NO_MEMORY,
    INI_SYNTAX,
    INI_NOT_FOUND,
    INI_NOT_A_NUMBER
} ini_status;

/** Parses text. The caller releases the result with ini_free. */
ini_status ini_parse(const char *text, ini **out);

/** Releases a configuration. */
void ini_free(ini *config);

/** Returns a value, or NULL if there is none. The configuration keeps the string. */
const char *ini_get(const ini *config, const char *section, const char *key);

/** Stores a value as a number. */
ini_status ini_get_number(const ini *config, const char *section, const char *key, int *number);

/** Returns a description of a status. */
const char *ini_error_string(ini_status status);

#endif
