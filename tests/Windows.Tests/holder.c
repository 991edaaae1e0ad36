// Keeps a file open, as an antivirus program does: creates READY, and closes the file when GO exists. Usage: holder FILE READY GO
#include <windows.h>
#include <wchar.h>

static void wait_for(const wchar_t *file)
{
    while (GetFileAttributesW(file) == INVALID_FILE_ATTRIBUTES)
        Sleep(10);
}

static int hold(const wchar_t *file, const wchar_t *ready, const wchar_t *go)
{
    // Other programs can read the file, but neither write nor delete it.
    HANDLE held = CreateFileW(file, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (held == INVALID_HANDLE_VALUE)
        return 1;
    CloseHandle(CreateFileW(ready, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
    wait_for(go);
    return CloseHandle(held) ? 0 : 1;
}

int wmain(int argc, wchar_t **argv)
{
    return argc == 4 ? hold(argv[1], argv[2], argv[3]) : 2;
}
