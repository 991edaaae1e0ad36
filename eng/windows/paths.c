#include "paths.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

// wine's kernel32.dll exports these functions.
typedef char *(__cdecl *unix_name)(const wchar_t *path);
typedef wchar_t *(__cdecl *dos_name)(const char *path);

struct spelling
{
    char *ours, *theirs;
    struct spelling *next;
};

static struct spelling *spellings;

void append(struct text *text, const char *bytes, size_t length)
{
    if (text->length + length + 1 > text->room)
    {
        text->room = 2 * (text->length + length + 1);
        text->bytes = realloc(text->bytes, text->room);
    }

    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = 0;
}

static void replace(char *text, char from, char to)
{
    for (; *text; text++)
        *text = *text == from ? to : *text;
}

static char *part(const char *from, size_t length)
{
    char *copy = malloc(length + 1);
    memcpy(copy, from, length);
    copy[length] = 0;
    return copy;
}

static wchar_t *wide(const char *text)
{
    int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *copy = malloc(length * sizeof *copy);
    MultiByteToWideChar(CP_UTF8, 0, text, -1, copy, length);
    return copy;
}

static void *of_wine(const char *name)
{
    return (void *)GetProcAddress(GetModuleHandleA("kernel32.dll"), name);
}

int exists(const char *path)
{
    dos_name dos = (dos_name)of_wine("wine_get_dos_file_name");
    wchar_t *name = dos(path);
    return name && GetFileAttributesW(name) != INVALID_FILE_ATTRIBUTES;
}

static int is_drive(const char *text)
{
    return isalpha((unsigned char)text[0]) && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
}

// Returns the path that wine opens for Z:\a\b: wine resolves drives and ignores case. A missing path is relative to its nearest existing parent.
static char *resolve(const char *path)
{
    char *above = part(path, strlen(path));
    replace(above, '/', '\\');
    const char *rest = "";
    for (unix_name unix = (unix_name)of_wine("wine_get_unix_file_name");;)
    {
        char *found = unix(wide(above));
        if (found)
        {
            struct text text = { 0 };
            append(&text, found, strlen(found));
            append(&text, rest, strlen(rest));
            replace(text.bytes, '\\', '/');
            return text.bytes;
        }

        char *slash = strrchr(above, '\\');
        if (!slash || slash < above + 3)
            break;
        *slash = 0;
        rest = path + (slash - above);
    }

    char *copy = part(path + 2, strlen(path + 2));
    replace(copy, '\\', '/');
    return copy;
}

static void remember(const char *ours, const char *theirs)
{
    struct spelling **place = &spellings;
    // The longest spelling comes first, because it is the most specific.
    while (*place && strlen((*place)->ours) > strlen(ours))
        place = &(*place)->next;
    struct spelling *entry = malloc(sizeof *entry);
    *entry = (struct spelling){ part(ours, strlen(ours)), part(theirs, strlen(theirs)), *place };
    *place = entry;
}

// Returns the index at which the value begins in an option of one word: -Ifolder, -Wl,file, --sysroot=folder. 0 if there is no value.
static size_t value_of(const char *argument)
{
    static const char *const joined[] = { "-isystem", "-iquote", "-idirafter", "-include", "-imacros", "-I", "-L", "-F", "-B", "-o" };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
    {
        if (!strncmp(argument, joined[i], strlen(joined[i])))
            return strlen(joined[i]);
    }

    const char *sign = strpbrk(argument, "=,");
    return argument[0] == '-' && sign ? sign + 1 - argument : 0;
}

// Returns the index at which a path ends that begins at an index.
static size_t end_of(const char *argument, size_t start)
{
    const char *sign = NULL;
    if (!strncmp(argument, "-Wl,", 4) || !strncmp(argument, "-Wa,", 4))
        sign = strchr(argument + start, ',');
    else if (strstr(argument, "-prefix-map=") && strrchr(argument, '=') > argument + start)
        sign = strrchr(argument, '=');
    return sign ? (size_t)(sign - argument) : strlen(argument);
}

char *to_unix(const char *argument)
{
    if (!strcmp(argument, "NUL"))
        return "/dev/null";
    // Text that the compiled program receives is not a path.
    if (!strncmp(argument, "-D", 2) || !strncmp(argument, "-U", 2))
        return part(argument, strlen(argument));
    struct text text = { 0 };
    size_t value = value_of(argument), start = 0;
    append(&text, "", 0);
    while (argument[start])
    {
        int begins = start == 0 || start == value || (!isalnum((unsigned char)argument[start - 1]) && argument[0] == '-');
        if (!begins || !is_drive(argument + start))
        {
            // A relative Windows path can contain slashes and backslashes.
            int is_path = argument[0] != '-' || (value > 0 && start >= value);
            append(&text, argument[start] == '\\' && is_path ? "/" : argument + start, 1);
            start++;
            continue;
        }

        size_t end = end_of(argument, start);
        char *theirs = part(argument + start, end - start), *ours = resolve(theirs);
        remember(ours, theirs);
        append(&text, ours, strlen(ours));
        start = end;
    }

    return text.bytes;
}

// Returns the spelling that matches a path: the path ends after it or continues with a slash.
static struct spelling *spelled(const char *path)
{
    for (struct spelling *entry = spellings; entry; entry = entry->next)
    {
        size_t length = strlen(entry->ours);
        // A complete directory name must match: /a/b does not match /a/bc.
        if (length > 1 && !strncmp(path, entry->ours, length) && !isalnum((unsigned char)path[length]) && !strchr("_-", path[length] ? path[length] : ' '))
            return entry;
    }

    return NULL;
}

static char *with_drive(const char *path)
{
    dos_name dos = (dos_name)of_wine("wine_get_dos_file_name");
    wchar_t *name = dos(path);
    if (!name)
        return part(path, strlen(path));
    int size = WideCharToMultiByte(CP_UTF8, 0, name, -1, NULL, 0, NULL, NULL);
    char *copy = malloc(size);
    WideCharToMultiByte(CP_UTF8, 0, name, -1, copy, size, NULL, NULL);
    // Converts an NT path to the usual form.
    return !strncmp(copy, "\\\\?\\", 4) ? copy + 4 : copy;
}

char *to_windows(const char *path)
{
    struct spelling *entry = spelled(path);
    if (!entry)
        return with_drive(path);
    struct text text = { 0 };
    append(&text, entry->theirs, strlen(entry->theirs));
    append(&text, path + strlen(entry->ours), strlen(path + strlen(entry->ours)));
    return text.bytes;
}

// Returns the length of the longest existing path at the start of the text, because a path can contain spaces.
static size_t existing(const char *text)
{
    size_t length = strcspn(text, ":\"'\r\n");
    while (length > 1)
    {
        if (exists(part(text, length)))
            return length;
        do
            length--;
        while (length > 1 && !strchr(" \t),;", text[length]));
    }

    return 0;
}

struct text output_for_windows(const char *bytes, size_t length, int is_json)
{
    struct text text = { 0 };
    append(&text, "", 0);
    char *all = part(bytes, length);
    for (size_t i = 0; i < length;)
    {
        struct spelling *entry = all[i] == '/' ? spelled(all + i) : NULL;
        int begins = all[i] == '/' && (i == 0 || strchr(" \t\n\"'(=,:[", all[i - 1]));
        size_t size = entry ? strlen(entry->ours) : begins ? existing(all + i) : 0;
        if (size == 0)
        {
            append(&text, all + i++, 1);
            continue;
        }

        char *name = entry ? entry->theirs : with_drive(part(all + i, size));
        for (; *name; name++)
        {
            append(&text, name, 1);
            if (is_json && *name == '\\')
                append(&text, "\\", 1);
        }

        i += size;
        // clang joins an include directory and an included name with the separator of the machine that it runs on.
        if (entry && all[i] == '/')
        {
            append(&text, "\\\\", is_json ? 2 : 1);
            i++;
        }
    }

    return text;
}

static void append_name(struct text *text, const char *name)
{
    for (size_t i = 0; name[i]; i++)
    {
        // Backslashes before a space are doubled.
        if (name[i] == ' ')
        {
            for (size_t j = i; j > 0 && name[j - 1] == '\\'; j--)
                append(text, "\\", 1);
        }

        if (name[i] == ' ' || name[i] == '#')
            append(text, "\\", 1);
        if (name[i] == '$')
            append(text, "$", 1);
        append(text, name + i, 1);
    }
}

struct text depfile_for_windows(const char *bytes, size_t length)
{
    struct text text = { 0 }, name = { 0 };
    append(&text, "", 0);
    append(&name, "", 0);
    for (size_t i = 0; i <= length; i++)
    {
        int last = i == length, escaped = !last && i + 1 < length && bytes[i] == '\\';
        if (!last && ((escaped && strchr(" #\\", bytes[i + 1])) || (bytes[i] == '$' && i + 1 < length && bytes[i + 1] == '$')))
        {
            append(&name, bytes + ++i, 1);
            continue;
        }

        int ends_line = escaped && bytes[i + 1] == '\n';
        if (!last && !ends_line && !strchr(" \n", bytes[i]))
        {
            append(&name, bytes + i, 1);
            continue;
        }

        if (name.length > 0)
        {
            int rule = name.bytes[name.length - 1] == ':';
            name.bytes[name.length - rule] = 0;
            char *theirs = name.bytes[0] == '/' ? to_windows(name.bytes) : part(name.bytes, strlen(name.bytes));
            replace(theirs, '/', '\\');
            append_name(&text, theirs);
            append(&text, ":", rule);
            name = (struct text){ 0 };
            append(&name, "", 0);
        }

        if (ends_line)
        {
            append(&text, "\\\r\n", 3);
            i++;
        }
        else if (!last)
        {
            append(&text, bytes[i] == '\n' ? "\r\n" : " ", bytes[i] == '\n' ? 2 : 1);
        }
    }

    return text;
}
