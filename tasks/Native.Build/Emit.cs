namespace Native.Build;

/// <summary>
/// Adds files, directories, macros, warnings and errors to the build. For libraries, see <see cref="Link"/>. An invalid value throws an
/// <see cref="ArgumentException"/>.
/// </summary>
public static class Emit
{
    /// <summary>Adds a file to compile: C, C++, Objective-C or assembly into the native library, <c>.cs</c> into the assembly.</summary>
    public static void Source(string path) => Instructions.Print("source", path);

    /// <summary>Adds a directory to search for headers.</summary>
    public static void Include(string folder) => Instructions.Print("include", folder);

    /// <summary>Adds a directory to search for headers. Warnings in these headers are not shown.</summary>
    public static void SystemInclude(string folder) => Instructions.Print("include", $"system={folder}");

    /// <summary>Defines a C preprocessor macro.</summary>
    public static void Define(string name, string? value = null) => Instructions.Print("define", value is null ? name : $"{name}={value}");

    /// <summary>Defines a C# symbol for <c>#if</c>.</summary>
    public static void Constant(string name) => Instructions.Print("constant", name);

    /// <summary>Copies a file to the output directory and into the package.</summary>
    public static void Copy(string path) => Instructions.Print("copy", path);

    /// <summary>Reports a warning, at a source location if <paramref name="file"/> is set. Lines and columns begin at 1.</summary>
    public static void Warning(string message, string? file = null, int line = 0, int column = 0) =>
        Instructions.Report("warning", message, file, line, column);

    /// <summary>Reports an error, which fails the build after the script ends. Lines and columns begin at 1.</summary>
    public static void Error(string message, string? file = null, int line = 0, int column = 0) =>
        Instructions.Report("error", message, file, line, column);
}
