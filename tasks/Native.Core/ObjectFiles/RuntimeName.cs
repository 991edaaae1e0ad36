using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Reads the name under which the loader searches for a shared library.</summary>
public static class RuntimeName
{
    /// <summary>Returns the SONAME of an ELF file, or the file name in the install name of a Mach-O file, or null.</summary>
    public static string? Read(Stream file) =>
        BinaryImage.Read(file, TargetArchitecture.X64) is { Format: BinaryFormat.Elf or BinaryFormat.MachO, Name: { } name } ? name.Split('/')[^1] : null;
}
