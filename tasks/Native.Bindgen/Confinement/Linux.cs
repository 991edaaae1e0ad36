using System.Runtime.InteropServices;

namespace Native.Bindgen.Confinement;

/// <summary>Declares the functions of the C library that confinement needs.</summary>
internal static unsafe class Linux
{
    private const int PrSetNoNewPrivs = 38;
    private const int PrSetSeccomp = 22;
    private const int SeccompModeFilter = 2;

    /// <summary>Programs with the setuid bit, such as sudo, get no privileges, which the kernel requires before it confines a process.</summary>
    public static string? ForbidNewPrivileges() => prctl(PrSetNoNewPrivs, 1, 0, 0, 0) == 0 ? null : Problem("prctl");

    /// <summary>Installs a filter for system calls.</summary>
    public static string? SetFilter(void* program) => prctl(PrSetSeccomp, SeccompModeFilter, (nint)program, 0, 0) == 0 ? null : Problem("seccomp");

    /// <summary>Replaces this process with a program, which gets the environment of this process.</summary>
    public static string Execute(ReadOnlySpan<string> command)
    {
        var arguments = stackalloc nint[command.Length + 1];
        for (var index = 0; index < command.Length; index++)
            arguments[index] = Marshal.StringToCoTaskMemUTF8(command[index]);
        arguments[command.Length] = 0;
        _ = execv(arguments[0], arguments);
        return Problem($"'{command[0]}' could not be started: execv");
    }

    /// <summary>Calls the kernel. On error, the result is -1.</summary>
    public static nint Call(int number, nint first, nint second, nint third, nint fourth) => syscall(number, first, second, third, fourth);

    /// <summary>Opens a file or directory only as a name, or returns -1.</summary>
    public static int OpenPath(string path)
    {
        // O_PATH | O_CLOEXEC
        var name = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            return open(name, 0x280000);
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    /// <summary>Returns a text for the last error.</summary>
    public static string Problem(string what) => $"{what} failed: {Marshal.GetLastPInvokeErrorMessage()}";

    [DllImport("libc", SetLastError = true)]
    private static extern int prctl(int option, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", SetLastError = true)]
    private static extern int open(nint path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int execv(nint path, nint* arguments);
}
