// The dotnet.exe of the .NET SDK that eng/windows/setup.sh creates. It loads hostfxr.dll from its directory, which does the rest.
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 32768 };

typedef int(__cdecl *main_startupinfo)(int argc, const wchar_t **argv, const wchar_t *host, const wchar_t *root, const wchar_t *app);

static int fail(const char *what)
{
    fprintf(stderr, "dotnet.exe: %s: error %lu\n", what, GetLastError());
    return 1;
}

static wchar_t *join(const wchar_t *folder, const wchar_t *name)
{
    size_t size = wcslen(folder) + wcslen(name) + 2;
    wchar_t *path = malloc(size * sizeof *path);
    swprintf(path, size, L"%ls\\%ls", folder, name);
    return path;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t self[LONGEST], root[LONGEST];
    if (!GetModuleFileNameW(NULL, self, LONGEST))
        return fail("own path");
    wcscpy(root, self);
    *wcsrchr(root, L'\\') = 0;

    wchar_t *versions = join(root, L"host\\fxr");
    WIN32_FIND_DATAW entry;
    HANDLE search = FindFirstFileW(join(versions, L"*"), &entry);
    if (search == INVALID_HANDLE_VALUE)
        return fail("host\\fxr");
    while (entry.cFileName[0] == L'.')
    {
        if (!FindNextFileW(search, &entry))
            return fail("host\\fxr has no version");
    }

    FindClose(search);
    HMODULE hostfxr = LoadLibraryW(join(join(versions, entry.cFileName), L"hostfxr.dll"));
    if (hostfxr == NULL)
        return fail("hostfxr.dll");
    main_startupinfo start = (main_startupinfo)(void *)GetProcAddress(hostfxr, "hostfxr_main_startupinfo");
    // With the path of an application that does not exist, hostfxr runs the command "dotnet" itself.
    return start == NULL ? fail("hostfxr_main_startupinfo") : start(argc, (const wchar_t **)argv, self, root, join(root, L"dotnet.dll"));
}
