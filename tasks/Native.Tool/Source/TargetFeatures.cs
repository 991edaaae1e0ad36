using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Tool;

/// <summary>Finds what the compiler and the C library of a target have, as a configure script does with programs.</summary>
/// <param name="target">The target.</param>
internal sealed class TargetFeatures(BindgenTarget target)
{
    private static readonly string[] s_headers =
    [
        "stdio.h", "stdlib.h", "string.h", "strings.h", "math.h", "time.h", "ctype.h", "wchar.h", "errno.h", "fcntl.h", "signal.h", "locale.h", "unistd.h", "io.h", "process.h", "direct.h",
        "malloc.h", "dirent.h", "dlfcn.h", "poll.h", "pthread.h", "pwd.h", "sched.h", "syslog.h", "netdb.h", "netinet/in.h", "arpa/inet.h", "sys/types.h", "sys/stat.h", "sys/time.h",
        "sys/mman.h", "sys/random.h", "sys/resource.h", "sys/select.h", "sys/socket.h", "sys/uio.h", "sys/wait.h", "sys/ioctl.h",
    ];

    private HashSet<string>? _functions;

    /// <summary>The RID of the target.</summary>
    public string Rid => target.Rid;

    /// <summary>True if a program compiles.</summary>
    public bool Compiles(string program)
    {
        using var unit = TranslationUnit.Parse("conftest.c", program, [.. target.Arguments, "-x", "c", "-Wno-everything", "-Werror=implicit-function-declaration"], "conftest.c", withBodies: true);
        return !unit.Messages().Exists(message => message.Severity >= CXDiagnosticSeverity.CXDiagnostic_Error);
    }

    /// <summary>True if the C library has a function, in the oldest version that a library for the target supports.</summary>
    public bool Has(string function) => (_functions ??= Declared()).Contains(function) && !IsNew(function);

    private HashSet<string> Declared()
    {
        var text = string.Concat(s_headers.Select(header => $"#if __has_include(<{header}>)\n#include <{header}>\n#endif\n"));
        using var unit = TranslationUnit.Parse("conftest.c", text, [.. target.Arguments, "-x", "c", "-Wno-everything"], "conftest.c");
        // The headers of threads for Windows declare functions of a library that zig does not have.
        return [.. unit.Root.Children().Where(cursor => cursor.kind == CXCursorKind.CXCursor_FunctionDecl)
            .Where(cursor => HeaderTargets.System(Rid) != "win" || !Path.GetFileName(ClangText.FileName(cursor.Place().File)).StartsWith("pthread", StringComparison.Ordinal))
            .Select(cursor => cursor.Name())];
    }

    private bool IsNew(string function) => NativeTarget.Parse(Rid) is { System: TargetSystem.Linux } known && GlibcSymbols.Since(function) is { } since
        && Version.Parse(since) > Version.Parse(known.MinimumGlibc);
}
