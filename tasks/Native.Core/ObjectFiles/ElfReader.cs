using System.Buffers.Binary;

namespace Native.Core.ObjectFiles;

/// <summary>Represents a section of an ELF file. A class, because generic collections of structs must be compiled in every build.</summary>
/// <param name="Type">The section type.</param>
/// <param name="Offset">The offset in the file.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Link">The index of the section with the names of its entries.</param>
internal sealed record ElfSection(uint Type, long Offset, long Size, int Link)
{
    public const uint SymbolTable = 2, Dynamic = 6, DynamicSymbols = 11, NeededVersions = 0x6FFF_FFFE;

    /// <summary>The end in the file. Unused entries and <c>.bss</c> have no bytes in the file.</summary>
    public long End => Type is 0 or 8 ? 0 : Offset + Size;
}

/// <summary>Represents a symbol of an ELF file.</summary>
/// <param name="Name">The name, as in C.</param>
/// <param name="Binding">0 local, 1 global, 2 weak, 10 unique.</param>
/// <param name="Visibility">0 default, 1 internal, 2 hidden, 3 protected.</param>
/// <param name="IsDefined">True if the file defines it.</param>
/// <param name="VisibilityAt">The offset of the visibility byte.</param>
/// <param name="IsCommon">True for a variable without a value that several objects may define (<c>-fcommon</c>).</param>
internal sealed record ElfSymbol(string Name, int Binding, int Visibility, bool IsDefined, int VisibilityAt, bool IsCommon = false)
{
    /// <summary>True if other files can use it.</summary>
    public bool IsExported => IsDefined && Binding is 1 or 2 && Visibility is 0 or 3;
}

/// <summary>Represents a segment of an ELF file.</summary>
/// <param name="Type">The segment type.</param>
/// <param name="Flags">The access rights.</param>
internal sealed record ElfSegment(uint Type, uint Flags);

/// <summary>Represents an entry of the dynamic section.</summary>
/// <param name="Tag">The kind of the entry.</param>
/// <param name="Value">The value.</param>
/// <param name="Text">Returns the text if the value is the offset of a text.</param>
internal sealed record ElfEntry(long Tag, long Value, Func<string> Text);

/// <summary>Represents the version of symbols that a library must define.</summary>
/// <param name="Library">The library: <c>libc.so.6</c>.</param>
/// <param name="Version">The version: <c>GLIBC_2.14</c>.</param>
internal sealed record ElfNeededVersion(string Library, string Version);

/// <summary>
/// Reads the tables of a 32-bit or 64-bit ELF file:
/// https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
/// </summary>
internal sealed class ElfReader
{
    private readonly FileBytes _file;
    private readonly ElfLayout _layout;
    private readonly (long Start, long Count, int Size) _segments, _sections;

    public ElfReader(FileBytes file)
    {
        _file = file;
        _layout = ElfLayout.Of(file.Bytes(0, 5));
        var header = file.Bytes(0, _layout.HeaderSize);
        _segments = (Word(header, _layout.SegmentsAt), U16(header, _layout.SegmentCountAt), _layout.SegmentSize);
        _sections = (Word(header, _layout.SectionsAt), U16(header, _layout.SectionCountAt), _layout.SectionSize);
        // If the number of sections exceeds the header field, the first section contains it.
        if (_sections is { Count: 0, Start: > 0 })
            _sections.Count = Word(file.Bytes(_sections.Start, _sections.Size), _layout.SectionSizeAt);
    }

    internal static ReadOnlySpan<byte> Magic => "\u007FELF"u8;

    /// <summary>The end of the header and of the segment and section tables, which a truncated file does not contain completely.</summary>
    public long TablesEnd => Math.Max(_layout.HeaderSize, Math.Max(End(_segments), End(_sections)));

    /// <summary>The end of each segment in the file.</summary>
    public IEnumerable<long> SegmentEnds => Rows(Table(_segments), _segments.Size).Select(row => Word(row, _layout.SegmentOffsetAt) + Word(row, _layout.SegmentOffsetAt + (3 * _layout.WordSize)));

    /// <summary>The type and the flags of each segment.</summary>
    public IEnumerable<ElfSegment> Segments => Rows(Table(_segments), _segments.Size).Select(row => new ElfSegment(U32(row, 0), U32(row, _layout.SegmentFlagsAt)));

    /// <summary>The sections, in table order. They are read once.</summary>
    public IReadOnlyList<ElfSection> Sections => field ??= [.. Rows(Table(_sections), _sections.Size).Select(row =>
        new ElfSection(U32(row, 4), Word(row, _layout.SectionOffsetAt), Word(row, _layout.SectionSizeAt), (int)U32(row, _layout.SectionLinkAt)))];

    /// <summary>Returns the symbols in all sections of the type <paramref name="type"/>.</summary>
    public IEnumerable<ElfSymbol> Symbols(uint type)
    {
        var (size, info) = _layout.Is64 ? (24, 4) : (16, 12);
        foreach (var section in Sections.Where(section => section.Type == type))
        {
            var (strings, at) = (Content(Sections[section.Link]), (int)section.Offset + info + 1);
            foreach (var row in Rows(Content(section), size))
            {
                yield return new ElfSymbol(FileBytes.Text(strings.AsSpan((int)U32(row, 0))), row[info] >> 4, row[info + 1] & 3, U16(row, info + 2) != 0,
                    at, U16(row, info + 2) == 0xFFF2);
                at += size;
            }
        }
    }

    /// <summary>The entries of the dynamic section.</summary>
    public IEnumerable<ElfEntry> Dynamic => Sections.Where(section => section.Type == ElfSection.Dynamic).SelectMany(section =>
        Rows(Content(section), _layout.DynamicSize).TakeWhile(row => Word(row, 0) != 0).Select(row => Entry(section, Word(row, 0), Word(row, _layout.WordSize))));

    /// <summary>The versions of symbols that each library must define.</summary>
    public IEnumerable<ElfNeededVersion> NeededVersions => Sections.Where(section => section.Type == ElfSection.NeededVersions).SelectMany(Versions);

    private ElfEntry Entry(ElfSection section, long tag, long value) => new(tag, value, () => TextOf(section, value));

    // The section is a list of libraries, each with a list of versions. An entry contains the distance to the next one.
    private IEnumerable<ElfNeededVersion> Versions(ElfSection section)
    {
        var content = Content(section);
        for (int at = 0, next = 1; next != 0; at += next)
        {
            var library = TextOf(section, U32(content, at + 4));
            for (int version = at + (int)U32(content, at + 8), left = U16(content, at + 2); left > 0; left--, version += (int)U32(content, version + 12))
                yield return new(library, TextOf(section, U32(content, version + 8)));
            next = (int)U32(content, at + 12);
        }
    }

    private string TextOf(ElfSection section, long at) => _file.TextAt(Sections[section.Link].Offset + at);

    private byte[] Content(ElfSection section) => _file.Bytes(section.Offset, section.Size);

    private byte[] Table((long Start, long Count, int Size) table) => _file.Bytes(table.Start, table.Count * table.Size);

    private static long End((long Start, long Count, int Size) table) => table.Start + (table.Count * table.Size);

    private static IEnumerable<byte[]> Rows(byte[] table, int size)
    {
        for (var at = 0; at + size <= table.Length; at += size)
            yield return table[at..(at + size)];
    }

    private static ushort U16(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));

    private static uint U32(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

    // A pointer-sized field. The limit exceeds the size of any file, and prevents overflows for damaged files.
    private long Word(byte[] bytes, int at) => (long)Math.Min(_layout.Word(bytes, at), 1UL << 55);
}
