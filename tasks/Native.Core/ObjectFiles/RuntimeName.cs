using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>The file name under which the loader asks for a shared library.</summary>
public static class RuntimeName
{
    /// <summary>The SONAME of ELF, or the last part of Mach-O's install name; null where the file says none.</summary>
    public static string? Read(Stream file) =>
        BinaryImage.Read(file, TargetArchitecture.X64) is { Format: BinaryFormat.Elf or BinaryFormat.MachO, Name: { } name } ? name.Split('/')[^1] : null;
}
