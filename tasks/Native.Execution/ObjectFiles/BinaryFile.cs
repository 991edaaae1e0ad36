using System.Globalization;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;

namespace Native.Execution;

/// <summary>Reads the headers of binary files.</summary>
internal static class BinaryFile
{
    /// <summary>Returns the header of a library or archive; null if the file is not a supported binary.</summary>
    public static BinaryHeader? Header(string path)
    {
        using var file = File.OpenRead(path);
        return BinaryHeader.Read(file);
    }

    /// <summary>
    /// Returns NSDK2016 if a program succeeded but its output file is missing or truncated; null if the file is complete.
    /// </summary>
    public static Diagnostic? Damage(string path, string program, string? source = null)
    {
        var name = Path.GetFileName(source ?? path);
        if (!File.Exists(path))
            return Error("created no file");
        using var file = File.OpenRead(path);
        return BinaryLength.Read(file) is not { } whole ? Error(file.Length == 0 ? "created an empty file" : "created a file that is not a binary")
            : whole > file.Length ? Error(string.Create(CultureInfo.InvariantCulture, $"created a file of {file.Length} bytes, whose tables require {whole} bytes"))
            : null;

        Diagnostic Error(string found) => Diagnostic.Error("NSDK2016",
            $"{program} succeeded for {name}, but {found}. Expected a complete file: check for a full disk or a quota, and check the script that starts "
            + "the program, if there is one (ZigPath, NativeCompilerLauncher).", source);
    }
}
