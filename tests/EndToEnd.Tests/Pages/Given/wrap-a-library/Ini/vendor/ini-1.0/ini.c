#include "ini.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    char *section, *key, *value;
    struct entry *next;
};

struct ini {
    char *text;
    struct entry *entries;
};

static char *trim(char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    char *end = text + strlen(text);
    while (end > text && strchr(" \t\r", end[-1]))
        *--end = '\0';
    return text;
}

static ini_status add(ini *config, char *section, char *line)
{
    char *equals = strchr(line, '=');
    if (!equals)
        return INI_SYNTAX;
    struct entry *entry = malloc(sizeof *entry);
    if (!entry)
        return INI_NO_MEMORY;
    *equals = '\0';
    *entry = (struct entry){ section, trim(line), trim(equals + 1), config->entries };
    config->entries = entry;
    return INI_OK;
}

static ini_status read_line(ini *config, char **section, char *line)
{
    char *close = strchr(line, ']');
    if (*line == '\0' || *line == ';')
        return INI_OK;
    if (*line != '[')
        return add(config, *section, line);
    if (!close)
        return INI_SYNTAX;
    *close = '\0';
    *section = line + 1;
    return INI_OK;
}

static ini_status read_lines(ini *config)
{
    char *section = "", *next = config->text;
    ini_status status = INI_OK;
    while (next && status == INI_OK) {
        char *line = next, *end = strchr(line, '\n');
        next = end ? end + 1 : NULL;
        if (end)
            *end = '\0';
        status = read_line(config, &section, trim(line));
    }
    return status;
}

ini_status ini_parse(const char *text, ini **out)
{
    ini *config = calloc(1, sizeof *config);
    *out = NULL;
    if (!config || !(config->text = malloc(strlen(text) + 1))) {
        ini_free(config);
        return INI_NO_MEMORY;
    }
    strcpy(config->text, text);
    ini_status status = read_lines(config);
    if (status == INI_OK)
        *out = config;
    else
        ini_free(config);
    return status;
}

void ini_free(ini *config)
{
    if (!config)
        return;
    for (struct entry *entry = config->entries, *next; entry; entry = next) {
        next = entry->next;
        free(entry);
    }
    free(config->text);
    free(config);
}

const char *ini_get(const ini *config, const char *section, const char *key)
{
    for (const struct entry *entry = config->entries; entry; entry = entry->next)
        if (strcmp(entry->section, section) == 0 && strcmp(entry->key, key) == 0)
            return entry->value;
    return NULL;
}

ini_status ini_get_number(const ini *config, const char *section, const char *key, int *number)
{
    const char *value = ini_get(config, section, key);
    char *end;
    if (!value)
        return INI_NOT_FOUND;
    *number = (int)strtol(value, &end, 10);
    return *value != '\0' && *end == '\0' ? INI_OK : INI_NOT_A_NUMBER;
}

const char *ini_error_string(ini_status status)
{
    static const char *const names[] = { "success", "out of memory", "syntax error", "no such key", "the value is not a number" };
    return names[status];
}
