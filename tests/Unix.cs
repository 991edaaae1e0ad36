using System.Runtime.InteropServices;

/// <summary>Reasons why tests do not run on Windows.</summary>
internal static class Unix
{
    public const string Paths = "Windows reads the Unix paths of another host in its own way.";

    public const string Libclang = "It needs libclang, which no package source has for Windows.";

    public const string Programs = "It needs pkg-config or CMake, which are programs of Linux here.";

    public const string Shell = "It runs sh, which Windows lacks.";

    public const string Signals = "Windows has no signals.";

    public const string Variables = "Windows starts no .NET program without some of its own variables.";

    public const string Quotes = "Command lines of Windows have no single quotes.";

    public const string Modes = "Files of Windows have no modes.";

    public const string Names = "Windows has no files with such names.";

    public const string Case = "File systems of Windows ignore case.";

    public const string Cache = "On Windows no variable names the folder of caches.";

    public const string Links = "It needs symbolic links, which Windows lets administrators create and wine nobody.";

    public const string Replaced = "Windows refuses to open a file while it is replaced.";

    public static string? Skip(string reason) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? reason : null;
}

/// <summary>A test that is skipped on Windows, for a reason of <see cref="Unix"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute(string reason) => Skip = Unix.Skip(reason);
}

/// <summary>The same for a test with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute(string reason) => Skip = Unix.Skip(reason);
}
