using System.Buffers.Binary;
using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the export directory of a DLL. Format: https://learn.microsoft.com/windows/win32/debug/pe-format#the-edata-section-image-only
/// </summary>
internal static class PortableExecutable
{
    /// <summary>Names and ordinals; null for a file that is no DLL or program.</summary>
    public static ExportTable? Exports(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("MZ"u8))
            return null;
        var header = I32(file, 60);
        if (!file[header..].StartsWith("PE\0\0"u8))
            return null;
        var optional = header + 24;
        // PE32+ has wider addresses before the directories.
        var directory = optional + (U16(file, optional) == 0x20B ? 112 : 96);
        var sections = new Sections(file, optional + U16(file, header + 20), U16(file, header + 6));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ordinals = new HashSet<int>();
        if (I32(file, directory - 4) > 0 && I32(file, directory) is var address and not 0)
            Read(file, sections, sections.Offset(address), names, ordinals);
        return new(names, ordinals, []);
    }

    private static void Read(ReadOnlySpan<byte> file, Sections sections, int table, HashSet<string> names, HashSet<int> ordinals)
    {
        var (first, count, named) = (I32(file, table + 16), I32(file, table + 20), I32(file, table + 24));
        if (count > 0)
        {
            var addresses = sections.Offset(I32(file, table + 28));
            for (var i = 0; i < count; i++)
            {
                if (I32(file, addresses + (i * 4)) != 0)
                    ordinals.Add(first + i);
            }
        }

        if (named == 0)
            return;
        var pointers = sections.Offset(I32(file, table + 32));
        for (var i = 0; i < named; i++)
        {
            var name = file[sections.Offset(I32(file, pointers + (i * 4)))..];
            names.Add(Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]));
        }
    }

    // Where in the file lies what the loader puts at an address.
    private readonly ref struct Sections(ReadOnlySpan<byte> file, int table, int count)
    {
        private readonly ReadOnlySpan<byte> _file = file;

        public int Offset(int address)
        {
            for (var i = 0; i < count; i++)
            {
                var section = table + (i * 40);
                var (start, size) = (I32(_file, section + 12), Math.Max(I32(_file, section + 8), I32(_file, section + 16)));
                if (address >= start && address < start + size)
                    return address - start + I32(_file, section + 20);
            }

            throw new ArgumentOutOfRangeException(nameof(address));
        }
    }

    private static ushort U16(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file[offset..]);

    private static int I32(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadInt32LittleEndian(file[offset..]);
}
