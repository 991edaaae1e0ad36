namespace Native.Build;

/// <summary>The other instructions: what the project is compiled with, and what its users are told.</summary>
public static class Emit
{
    /// <summary>A file to compile: C, C++, Objective-C or assembly into the native library, <c>.cs</c> into the assembly.</summary>
    public static void Source(string path) => Instructions.Say("source", path);

    /// <summary>A folder to search for headers.</summary>
    public static void Include(string folder) => Instructions.Say("include", folder);

    /// <summary>A folder to search for headers, whose warnings are not shown.</summary>
    public static void SystemInclude(string folder) => Instructions.Say("include", $"system={folder}");

    /// <summary>A macro of C.</summary>
    public static void Define(string name, string? value = null) => Instructions.Say("define", value is null ? name : $"{name}={value}");

    /// <summary>A symbol for <c>#if</c> in C#.</summary>
    public static void Constant(string name) => Instructions.Say("constant", name);

    /// <summary>A file to put next to the output, and into the package.</summary>
    public static void Copy(string path) => Instructions.Say("copy", path);

    /// <summary>A warning of the build, at a place where there is one.</summary>
    public static void Warning(string message, string? file = null, int line = 0, int column = 0) =>
        Instructions.Tell("warning", message, file, line, column);

    /// <summary>An error, which fails the build when the script ends.</summary>
    public static void Error(string message, string? file = null, int line = 0, int column = 0) =>
        Instructions.Tell("error", message, file, line, column);
}
