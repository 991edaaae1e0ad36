// The dotnet.exe of the .NET SDK that eng/windows/setup.sh creates. It loads hostfxr.dll from its directory, which does the rest.
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 32768 };

typedef int(__cdecl *main_startupinfo)(int argc, const wchar_t **argv, const wchar_t *host, const wchar_t *root, const wchar_t *app);

// A handler of exceptions in the list of its thread, as 32-bit Windows has them. wine has the list in 64-bit processes too.
typedef struct frame
{
    struct frame *previous;
    void *handler;
} frame;

// While wine runs a handler, it has a frame in the list, and its RtlUnwindEx and RtlRestoreContext remove it. .NET leaves a handler without them when
// managed code catches an exception. The frame stays, its memory is used again, and the next exception calls what happens to be there.
static LONG CALLBACK remove_dead_frames(EXCEPTION_POINTERS *exception)
{
    NT_TIB *thread = (NT_TIB *)NtCurrentTeb();
    frame *first = (frame *)thread->ExceptionList;
    while ((char *)first >= (char *)thread->StackLimit && (char *)first < (char *)thread->StackBase)
    {
        MEMORY_BASIC_INFORMATION memory;
        int is_code = VirtualQuery(first->handler, &memory, sizeof memory) && memory.Type == MEM_IMAGE;
        if ((DWORD64)first >= exception->ContextRecord->Rsp && is_code)
            break;
        first = is_code && first->previous > first ? first->previous : (frame *)-1;
    }

    thread->ExceptionList = (void *)first;
    return EXCEPTION_CONTINUE_SEARCH;
}

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

    AddVectoredExceptionHandler(TRUE, remove_dead_frames);
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
