using System.Globalization;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;

namespace Native.Execution;

/// <summary>What binaries on the disk say of themselves.</summary>
internal static class BinaryFile
{
    /// <summary>What a library or archive is for; null for what is no binary that we know.</summary>
    public static BinaryHeader? Header(string path)
    {
        using var file = File.OpenRead(path);
        return BinaryHeader.Read(file);
    }

    /// <summary>
    /// NSDK2016 where the file that a program made, which said that it succeeded, is missing or cut short; null where it is whole.
    /// </summary>
    public static Diagnostic? Damage(string path, string program, string? source = null)
    {
        var name = Path.GetFileName(source ?? path);
        if (!File.Exists(path))
            return Error("made no file");
        using var file = File.OpenRead(path);
        return BinaryLength.Read(file) is not { } whole ? Error(file.Length == 0 ? "made an empty file" : "made a file that is no binary")
            : whole > file.Length ? Error(string.Create(CultureInfo.InvariantCulture, $"made a file of {file.Length} bytes, whose tables need {whole}"))
            : null;

        Diagnostic Error(string found) => Diagnostic.Error("NSDK2016",
            $"{program} ended with success for {name} and {found}. Expected a whole file: look for a full disk or a quota, and at the script that starts "
            + "the program, if there is one (ZigPath, NativeCompilerLauncher).", source);
    }
}
