// A Windows program that runs a Linux program with the same name: zig.exe runs zig. If wine starts a Unix program, Windows code gets neither a handle to
// wait for nor the output, so relay.c runs the program and sends both over a socket. When this process is terminated, the socket closes.
#include <winsock2.h>
#include <windows.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "paths.h"
#include "unix.h"

enum { LONGEST = 32768, PATIENCE = 60 };

static struct text request;
static char **depfiles;
static size_t depfile_count, response_count;
static char *responses[64];

static void fail(const char *what)
{
    fprintf(stderr, "stand-in: %s: error %lu\n", what, GetLastError());
    exit(125);
}

static char *narrow(const wchar_t *text)
{
    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *copy = malloc(size);
    WideCharToMultiByte(CP_UTF8, 0, text, -1, copy, size, NULL, NULL);
    return copy;
}

static void add_string(const char *string)
{
    append(&request, string, strlen(string) + 1);
}

static wchar_t *wide(const char *path)
{
    static wchar_t name[LONGEST];
    return MultiByteToWideChar(CP_UTF8, 0, path, -1, name, LONGEST) ? name : L"";
}

static FILE *open_file(const char *path, const wchar_t *mode)
{
    return _wfopen(wide(path), mode);
}

static struct text read_file(const char *path)
{
    struct text text = { 0 };
    char bytes[8192];
    FILE *file = open_file(path, L"rb");
    append(&text, "", 0);
    for (size_t size; file && (size = fread(bytes, 1, sizeof bytes, file)) > 0;)
        append(&text, bytes, size);
    if (file)
        fclose(file);
    return text;
}

// Converts an argument for Linux. Records the files that a compiler will write and whose text contains paths.
static char *translated(const char *before, const char *argument)
{
    if (!strcmp(before, "-MF") || !strcmp(before, "-dependency-file"))
    {
        depfiles = realloc(depfiles, (depfile_count + 1) * sizeof *depfiles);
        depfiles[depfile_count++] = strdup(argument);
    }

    return !strcmp(before, "-D") || !strcmp(before, "-U") ? strdup(argument) : to_unix(argument);
}

// Returns the next word of a response file by zig's rules: both kinds of quotes, and backslashes escape a following quote. NULL at the end.
static char *next_word(const char **position)
{
    struct text word = { 0 };
    const char *at = *position + strspn(*position, " \t\r\n");
    char quote = 0;
    if (!*at)
        return NULL;
    append(&word, "", 0);
    for (; *at && (quote || !strchr(" \t\r\n", *at)); at++)
    {
        size_t slashes = strspn(at, "\\");
        if (slashes > 0 && at[slashes] && strchr("\"'", at[slashes]))
        {
            append(&word, at, slashes / 2);
            at += slashes - (slashes % 2 == 0);
            if (slashes % 2)
                append(&word, at, 1);
        }
        else if (*at == quote || (!quote && strchr("\"'", *at)))
        {
            quote = quote ? 0 : *at;
        }
        else
        {
            append(&word, at, 1);
        }
    }

    *position = at;
    return word.bytes;
}

// Writes a copy of a response file for Linux next to the original.
static char *translated_response(const char *path)
{
    struct text text = read_file(path), name = { 0 };
    append(&name, path, strlen(path));
    append(&name, ".unix", 5);
    FILE *file = open_file(name.bytes, L"wb");
    if (!file)
        fail(name.bytes);
    char *word, *before = "";
    for (const char *position = text.bytes; (word = next_word(&position)) != NULL; before = word)
    {
        fputc('"', file);
        for (const char *next = translated(before, word); *next; next++)
        {
            size_t slashes = strspn(next, "\\");
            if (strchr("\"'", *next) || (slashes > 0 && (!next[slashes] || strchr("\"'", next[slashes]))))
                fputc('\\', file);
            fputc(*next, file);
        }

        fputs("\"\n", file);
    }

    fclose(file);
    if (response_count < sizeof responses / sizeof *responses)
        responses[response_count++] = name.bytes;
    struct text argument = { 0 };
    char *unix = to_unix(name.bytes);
    append(&argument, "@", 1);
    append(&argument, unix, strlen(unix) + 1);
    return argument.bytes;
}

// Converts environment variables and the paths in them. Variables that locate files of Linux are in the environment of the relay already.
static void add_environment(void)
{
    static const char *const own[] = { "PATH=", "HOME=", "TEMP=", "TMP=", "PWD=", "WINE", "=" };
    wchar_t *all = GetEnvironmentStringsW();
    int has_cache = 0;
    for (wchar_t *entry = all; *entry; entry += wcslen(entry) + 1)
    {
        char *text = narrow(entry), *value = strchr(text + 1, '=');
        int is_own = !value;
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            is_own |= !_strnicmp(text, own[i], strlen(own[i]));
        if (is_own)
            continue;
        has_cache |= !_strnicmp(text, "ZIG_GLOBAL_CACHE_DIR=", 21);
        append(&request, text, value + 1 - text);
        add_string(value[1] && value[2] == ':' ? to_unix(value + 1) : value + 1);
    }

    // The location of zig's cache on Windows.
    const wchar_t *local = _wgetenv(L"LOCALAPPDATA");
    if (!has_cache && local)
    {
        append(&request, "ZIG_GLOBAL_CACHE_DIR=", 21);
        append(&request, to_unix(narrow(local)), strlen(to_unix(narrow(local))));
        add_string("/zig");
    }
}

static void make_request(const char *program, int argc, wchar_t **argv)
{
    static wchar_t folder[LONGEST];
    char count[16];
    GetCurrentDirectoryW(LONGEST, folder);
    add_string(program);
    add_string(to_unix(narrow(folder)));
    snprintf(count, sizeof count, "%d", argc - 1);
    add_string(count);
    char *before = "";
    for (int i = 1; i < argc; i++)
    {
        char *argument = narrow(argv[i]);
        // If the file does not exist, the argument is not a response file: @rpath/libx.dylib.
        int is_response = argument[0] == '@' && GetFileAttributesW(wide(argument + 1)) != INVALID_FILE_ATTRIBUTES;
        add_string(is_response ? translated_response(argument + 1) : translated(before, argument));
        before = argument;
    }

    add_environment();
}

static SOCKET start_relay(const wchar_t *folder)
{
    static wchar_t path[LONGEST], command[64];
    WSADATA data;
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int size = sizeof address;
    if (WSAStartup(MAKEWORD(2, 2), &data))
        fail("sockets");
    SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 1) || getsockname(listener, (struct sockaddr *)&address, &size))
        fail("port");

    STARTUPINFOW startup = { .cb = sizeof startup };
    PROCESS_INFORMATION process = { 0 };
    swprintf(path, LONGEST, L"%ls\\relay", folder);
    swprintf(command, 64, L"relay %u", ntohs(address.sin_port));
    if (!CreateProcessW(path, command, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process))
        fail("relay");
    fd_set waiting;
    FD_ZERO(&waiting);
    FD_SET(listener, &waiting);
    struct timeval patience = { .tv_sec = PATIENCE };
    if (select(0, &waiting, NULL, NULL, &patience) != 1)
        fail("relay does not answer");
    SOCKET connection = accept(listener, NULL, NULL);
    closesocket(listener);
    return connection;
}

static void receive_all(SOCKET connection, void *bytes, size_t size)
{
    for (char *next = bytes; size > 0;)
    {
        int received = recv(connection, next, size < (1 << 20) ? (int)size : 1 << 20, 0);
        if (received <= 0)
            fail("relay ended");
        next += received;
        size -= received;
    }
}

static void send_request(SOCKET connection)
{
    uint32_t length = (uint32_t)request.length;
    struct text all = { 0 };
    append(&all, (char *)&length, sizeof length);
    append(&all, request.bytes, request.length);
    for (size_t sent = 0; sent < all.length;)
    {
        int size = send(connection, all.bytes + sent, (int)(all.length - sent), 0);
        if (size <= 0)
            fail("relay ended");
        sent += size;
    }
}

static uint32_t receive_results(SOCKET connection, struct text *output, struct text *error)
{
    for (;;)
    {
        uint32_t frame[2], code;
        receive_all(connection, frame, sizeof frame);
        char *bytes = malloc(frame[1] + 1);
        receive_all(connection, bytes, frame[1]);
        if (frame[0] == EXIT_CODE)
            return memcpy(&code, bytes, sizeof code), code;
        append(frame[0] == FROM_OUTPUT ? output : error, bytes, frame[1]);
        free(bytes);
    }
}

static void translate_depfiles(void)
{
    for (size_t i = 0; i < depfile_count; i++)
    {
        struct text text = read_file(depfiles[i]);
        FILE *file = text.length > 0 ? open_file(depfiles[i], L"wb") : NULL;
        if (!file)
            continue;
        text = depfile_for_windows(text.bytes, text.length);
        fwrite(text.bytes, 1, text.length, file);
        fclose(file);
    }
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t self[LONGEST], program[MAX_PATH];
    GetModuleFileNameW(NULL, self, LONGEST);
    wchar_t *name = wcsrchr(self, L'\\');
    *name++ = 0;
    swprintf(program, MAX_PATH, L"%.*ls", (int)wcscspn(name, L"."), name);

    make_request(narrow(program), argc, argv);
    SOCKET connection = start_relay(self);
    send_request(connection);
    struct text output = { 0 }, error = { 0 };
    uint32_t code = receive_results(connection, &output, &error);
    translate_depfiles();
    for (size_t i = 0; i < response_count; i++)
        _wremove(wide(responses[i]));
    int is_json = argc > 1 && !wcscmp(argv[1], L"env");
    output = output_for_windows(output.bytes, output.length, is_json);
    error = output_for_windows(error.bytes, error.length, 0);
    // Both streams are in text mode, with CRLF line ends.
    fwrite(output.bytes, 1, output.length, stdout);
    fwrite(error.bytes, 1, error.length, stderr);
    return (int)code;
}
