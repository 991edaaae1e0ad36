namespace Native.Core.ObjectFiles;

/// <summary>Reads the name under which the loader searches for a shared library.</summary>
public static class RuntimeName
{
    /// <summary>Returns the SONAME of an ELF file, or the file name in the install name of a Mach-O file, or null.</summary>
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
