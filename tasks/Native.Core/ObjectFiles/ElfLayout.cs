using System.Buffers.Binary;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Contains the sizes and offsets that differ between 32-bit and 64-bit ELF files:
/// https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
/// </summary>
/// <param name="Is64">True for 64-bit files.</param>
internal readonly record struct ElfLayout(bool Is64)
{
    /// <summary>Reads the class of a file.</summary>
    public static ElfLayout Of(ReadOnlySpan<byte> file) => new(file[4] == 2);

    /// <summary>The size of the header.</summary>
    public int HeaderSize => Is64 ? 64 : 52;

    /// <summary>The size of a pointer-sized field.</summary>
    public int WordSize => Is64 ? 8 : 4;

    /// <summary>The field of the header with the offset of the segment table.</summary>
    public int SegmentsAt => Is64 ? 32 : 28;

    /// <summary>The field of the header with the number of segments.</summary>
    public int SegmentCountAt => Is64 ? 56 : 44;

    /// <summary>The size of an entry of the segment table.</summary>
    public int SegmentSize => Is64 ? 56 : 32;

    /// <summary>The field of a segment with its flags.</summary>
    public int SegmentFlagsAt => Is64 ? 4 : 24;

    /// <summary>The field of a segment with its offset in the file. The addresses and sizes follow it.</summary>
    public int SegmentOffsetAt => Is64 ? 8 : 4;

    /// <summary>The field of the header with the offset of the section table.</summary>
    public int SectionsAt => Is64 ? 40 : 32;

    /// <summary>The field of the header with the number of sections, which the number of the section with their names follows.</summary>
    public int SectionCountAt => Is64 ? 60 : 48;

    /// <summary>The size of an entry of the section table.</summary>
    public int SectionSize => Is64 ? 64 : 40;

    /// <summary>The field of a section with its address. The offset and the size follow it.</summary>
    public int SectionAddressAt => Is64 ? 16 : 12;

    /// <summary>The field of a section with its offset in the file.</summary>
    public int SectionOffsetAt => SectionAddressAt + WordSize;

    /// <summary>The field of a section with its size.</summary>
    public int SectionSizeAt => SectionAddressAt + (2 * WordSize);

    /// <summary>The field of a section with the number of another section.</summary>
    public int SectionLinkAt => SectionAddressAt + (3 * WordSize);

    /// <summary>The field of a section with its alignment.</summary>
    public int SectionAlignmentAt => SectionLinkAt + 8;

    /// <summary>The size of an entry of the dynamic section.</summary>
    public int DynamicSize => 2 * WordSize;

    /// <summary>Reads a pointer-sized field.</summary>
    public ulong Word(ReadOnlySpan<byte> bytes, int at) =>
        Is64 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    /// <summary>Writes pointer-sized fields.</summary>
    public void Write(Span<byte> bytes, int at, params ReadOnlySpan<ulong> values)
    {
        foreach (var value in values)
        {
            if (Is64)
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], value);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], (uint)value);
            at += WordSize;
        }
    }
}
