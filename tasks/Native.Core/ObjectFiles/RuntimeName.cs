namespace Native.Core.ObjectFiles;

/// <summary>The file name under which the loader asks for a shared library.</summary>
public static class RuntimeName
{
    /// <summary>The SONAME of ELF, or the last part of Mach-O's install name; null where the file says none.</summary>
    public static string? Read(Stream file)
    {
        if (ElfLibrary.Read(file) is { } elf)
            return elf.Soname;
        try
        {
            return MachOLibrary.Read(file)?.Id;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
