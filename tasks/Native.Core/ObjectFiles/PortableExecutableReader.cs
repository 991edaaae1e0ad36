namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the tables of a DLL or a program for Windows. Format: https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
internal sealed class PortableExecutableReader
{
    private const int ImportDirectory = 1, DelayImportDirectory = 13;

    private readonly FileBytes _file;
    private readonly CoffSection[] _sections;

    private PortableExecutableReader(FileBytes file, long header)
    {
        (_file, Header) = (file, header);
        var coff = new CoffReader(file, header);
        (OptionalHeader, SectionsEnd, _sections) = (coff.OptionalHeader, coff.SectionsEnd, [.. coff.Sections]);
        // PE32+ has wider addresses before the directories.
        Directories = OptionalHeader + (file.U16(OptionalHeader) == 0x20B ? 112 : 96);
    }

    /// <summary>The offset of the COFF header.</summary>
    public long Header { get; }

    /// <summary>The offset of the optional header.</summary>
    public long OptionalHeader { get; }

    /// <summary>The offset of the table of directories.</summary>
    public long Directories { get; }

    /// <summary>The sections, in table order.</summary>
    public IReadOnlyList<CoffSection> Sections => _sections;

    /// <summary>The end of the section table.</summary>
    public long SectionsEnd { get; }

    /// <summary>The name of each DLL that the file imports, and the offset of the field with the address of this name.</summary>
    public IEnumerable<(long At, string Name)> Imports =>
        Imported(ImportDirectory, size: 20, nameAt: 12).Concat(Imported(DelayImportDirectory, size: 32, nameAt: 4));

    /// <summary>Reads the headers. Returns null for a file that is neither a DLL nor a program.</summary>
    public static PortableExecutableReader? Read(FileBytes file)
    {
        var signature = file.U32(60);
        return file.Bytes(signature, 4).AsSpan().SequenceEqual("PE\0\0"u8) ? new(file, signature + 4) : null;
    }

    /// <summary>Returns true if the table contains a directory, which can be empty.</summary>
    public bool HasDirectory(int index) => _file.U32(Directories - 4) > index;

    /// <summary>Returns the offset of a directory, or null.</summary>
    public long? Directory(int index) => HasDirectory(index) && _file.U32(Directories + (8L * index)) is var address and not 0 ? OffsetOf(address) : null;

    /// <summary>Returns the file offset for an address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No section contains the address.</exception>
    public long OffsetOf(long address)
    {
        foreach (var section in _sections)
        {
            if (address >= section.Address && address < section.Address + Math.Max(section.Size, section.ContentSize))
                return address - section.Address + section.Content;
        }

        throw new ArgumentOutOfRangeException(nameof(address));
    }

    // One record for each DLL. The last record contains zeros.
    private IEnumerable<(long At, string Name)> Imported(int directory, int size, int nameAt)
    {
        if (Directory(directory) is not { } table)
            yield break;
        for (var at = table; _file.U32(at + nameAt) is var name and not 0; at += size)
            yield return (at + nameAt, _file.TextAt(OffsetOf(name)));
    }
}
