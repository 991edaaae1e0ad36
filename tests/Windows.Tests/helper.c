// What tests need another program of Windows for, which does it as users' programs do:
//   helper hold FILE READY GO          has a file open, as an antivirus has, from when READY exists until GO exists
//   helper interrupt GO PROGRAM ...    runs a program in its console, and presses Ctrl+C when GO exists; ends with the program's exit code
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

static void wait_for(const wchar_t *file)
{
    while (GetFileAttributesW(file) == INVALID_FILE_ATTRIBUTES)
        Sleep(10);
}

static BOOL WINAPI survive(DWORD event)
{
    return event == CTRL_C_EVENT;
}

static int hold(const wchar_t *file, const wchar_t *ready, const wchar_t *go)
{
    // Others may read it, but neither write nor remove it.
    HANDLE held = CreateFileW(file, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (held == INVALID_HANDLE_VALUE)
        return 1;
    CloseHandle(CreateFileW(ready, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
    wait_for(go);
    return CloseHandle(held) ? 0 : 1;
}

static int interrupt(const wchar_t *go, wchar_t **words, int count)
{
    static wchar_t line[32768];
    for (int i = 0; i < count; i++)
        swprintf(line + wcslen(line), 32768 - wcslen(line), L"\"%ls\" ", words[i]);
    STARTUPINFOW startup = { .cb = sizeof startup };
    PROCESS_INFORMATION process;
    DWORD code = 1;
    if (!SetConsoleCtrlHandler(survive, TRUE) || !CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process))
        return 100;
    wait_for(go);
    if (!GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0))
        return 101;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}

int wmain(int argc, wchar_t **argv)
{
    if (argc == 5 && !wcscmp(argv[1], L"hold"))
        return hold(argv[2], argv[3], argv[4]);
    if (argc > 3 && !wcscmp(argv[1], L"interrupt"))
        return interrupt(argv[2], argv + 3, argc - 3);
    return 2;
}
