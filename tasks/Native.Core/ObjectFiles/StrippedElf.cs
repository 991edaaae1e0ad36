using System.Buffers.Binary;
using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Removes the parts of a linked ELF file that no loader reads: debug information and the symbols of the linker. Tools that do this (objcopy, strip) mostly know the
/// processor of their machine alone.
/// </summary>
public static class StrippedElf
{
    private const string DebugLink = ".gnu_debuglink", Names = ".shstrtab";
    private const ulong IsLoaded = 2, LinksInfo = 0x40;

    /// <summary>Returns the file without these parts, and with the name of <paramref name="debugFile"/> for debuggers if it is not empty.</summary>
    /// <param name="file">The linked file.</param>
    /// <param name="debugFile">The file name of an unstripped copy, which must be <paramref name="file"/> itself, or null.</param>
    public static byte[] Strip(byte[] file, string? debugFile)
    {
        var layout = ElfLayout.Of(file);
        var (start, count) = ((long)layout.Word(file, layout.SectionsAt), BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(layout.SectionCountAt)));
        var rows = Enumerable.Range(0, count).Select(i => file.AsSpan((int)start + (i * layout.SectionSize), layout.SectionSize).ToArray()).ToList();
        var oldNames = rows[BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(layout.SectionCountAt + 2))];
        var kept = Enumerable.Range(0, count).Where(i => i == 0 || (layout.Word(rows[i], 8) & IsLoaded) != 0).ToList();
        var reader = new ElfReader(new FileBytes(new MemoryStream(file)));
        var end = kept.Select(i => reader.Sections[i].End).Concat(reader.SegmentEnds).Append(layout.HeaderSize).Max();

        var stripped = new MemoryStream();
        stripped.Write(file, 0, (int)end);
        var (names, table) = (new MemoryStream(), new MemoryStream());
        names.WriteByte(0);
        foreach (var row in kept.Select(i => rows[i]))
        {
            var name = FileBytes.Text(file.AsSpan((int)layout.Word(oldNames, layout.SectionOffsetAt) + (int)BinaryPrimitives.ReadUInt32LittleEndian(row)));
            Renumber(layout, row, old => Math.Max(kept.IndexOf(old), 0));
            Add(table, names, row, name);
        }

        if (debugFile is not null)
            Append(stripped, layout, table, names, DebugLink, 1, () => Link(debugFile, file));
        Append(stripped, layout, table, names, Names, 3, names.ToArray);
        Align(stripped, 8);
        var tableAt = stripped.Position;
        table.WriteTo(stripped);

        var result = stripped.ToArray();
        layout.Write(result, layout.SectionsAt, (ulong)tableAt);
        var rowCount = (ushort)(table.Length / layout.SectionSize);
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(layout.SectionCountAt), rowCount);
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(layout.SectionCountAt + 2), (ushort)(rowCount - 1));
        return result;
    }

    // The name of a section enters the table before the content is made, because that table is the content of the last section.
    private static void Append(MemoryStream file, ElfLayout layout, MemoryStream table, MemoryStream names, string name, uint type, Func<byte[]> content)
    {
        Align(file, 4);
        var row = new byte[layout.SectionSize];
        BinaryPrimitives.WriteUInt32LittleEndian(row.AsSpan(4), type);
        layout.Write(row, layout.SectionOffsetAt, (ulong)file.Position);
        layout.Write(row, layout.SectionAlignmentAt, type == 1 ? 4UL : 1UL);
        BinaryPrimitives.WriteUInt32LittleEndian(row, (uint)names.Length);
        names.Write(Encoding.UTF8.GetBytes(name + '\0'));
        var bytes = content();
        layout.Write(row, layout.SectionSizeAt, (ulong)bytes.Length);
        file.Write(bytes);
        table.Write(row);
    }

    private static void Add(MemoryStream table, MemoryStream names, byte[] row, string name)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(row, name.Length == 0 ? 0 : (uint)names.Length);
        if (name.Length > 0)
            names.Write(Encoding.UTF8.GetBytes(name + '\0'));
        table.Write(row);
    }

    // https://sourceware.org/gdb/current/onlinedocs/gdb.html/Separate-Debug-Files.html
    private static byte[] Link(string name, byte[] file)
    {
        var link = new MemoryStream();
        link.Write(Encoding.UTF8.GetBytes(name + '\0'));
        Align(link, 4);
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Checksum(file));
        link.Write(checksum);
        return link.ToArray();
    }

    private static uint Checksum(byte[] file)
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
            table[i] = Enumerable.Range(0, 8).Aggregate(i, (value, _) => (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1);
        var checksum = uint.MaxValue;
        foreach (var value in file)
            checksum = table[(byte)(checksum ^ value)] ^ (checksum >> 8);
        return ~checksum;
    }

    private static void Align(MemoryStream stream, int size)
    {
        while (stream.Position % size != 0)
            stream.WriteByte(0);
    }

    // Replaces the numbers of other sections in a row.
    private static void Renumber(ElfLayout layout, byte[] row, Func<int, int> number)
    {
        foreach (var at in (layout.Word(row, 8) & LinksInfo) != 0 ? new[] { layout.SectionLinkAt, layout.SectionLinkAt + 4 } : [layout.SectionLinkAt])
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(at), number(BinaryPrimitives.ReadInt32LittleEndian(row.AsSpan(at))));
    }
}
