using System.Buffers.Binary;
using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>
/// What the dynamic section and the dynamic symbols of an ELF shared library say. Format:
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
/// </summary>
/// <param name="Soname">The name under which programs ask the loader for it, or null.</param>
/// <param name="Needed">The libraries that it asks the loader for.</param>
/// <param name="Exported">Names of what it defines for others.</param>
public sealed record ElfLibrary(string? Soname, IReadOnlyList<string> Needed, IReadOnlyList<string> Exported)
{
    private const uint DynamicSection = 6;
    private const uint DynamicSymbols = 11;

    /// <summary>Reads a library; null for a file that is none, or is damaged.</summary>
    public static ElfLibrary? Read(Stream file)
    {
        var header = Bytes(file, 0, 64);
        if (header.Length < 64 || !header.AsSpan().StartsWith("\u007FELF"u8))
            return null;
        try
        {
            return new Reader(file, is64: header[4] == 2).Read(header);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static byte[] Bytes(Stream file, long offset, long count)
    {
        file.Position = offset;
        var bytes = new byte[Math.Clamp(count, 0, Math.Max(0, file.Length - offset))];
        file.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Reader(Stream file, bool is64)
    {
        private readonly int _sectionSize = is64 ? 64 : 40;

        public ElfLibrary Read(byte[] header)
        {
            var start = is64 ? (long)U64(header, 40) : U32(header, 32);
            var sections = Bytes(file, start, (long)U16(header, is64 ? 60 : 48) * _sectionSize);
            string? soname = null;
            var (needed, exported) = (new List<string>(), new List<string>());
            for (var section = 0; section + _sectionSize <= sections.Length; section += _sectionSize)
            {
                var type = U32(sections, section + 4);
                if (type is not (DynamicSection or DynamicSymbols))
                    continue;
                var strings = Content(sections, (int)U32(sections, section + (is64 ? 40 : 24)) * _sectionSize);
                if (type == DynamicSection)
                    soname = ReadDynamic(Content(sections, section), strings, needed) ?? soname;
                else
                    ReadSymbols(Content(sections, section), strings, exported);
            }

            return new(soname, needed, exported);
        }

        private byte[] Content(byte[] sections, int section) => is64
            ? Bytes(file, (long)U64(sections, section + 24), (long)U64(sections, section + 32))
            : Bytes(file, U32(sections, section + 16), U32(sections, section + 20));

        private string? ReadDynamic(byte[] content, byte[] strings, List<string> needed)
        {
            string? soname = null;
            var size = is64 ? 16 : 8;
            for (var entry = 0; entry + size <= content.Length; entry += size)
            {
                var tag = is64 ? (long)U64(content, entry) : U32(content, entry);
                var value = is64 ? (int)U64(content, entry + 8) : (int)U32(content, entry + 4);
                if (tag == 14)
                    soname = Text(strings, value);
                else if (tag == 1)
                    needed.Add(Text(strings, value));
            }

            return soname;
        }

        // Global, weak or unique; default or protected; in a section.
        private void ReadSymbols(byte[] content, byte[] strings, List<string> exported)
        {
            var size = is64 ? 24 : 16;
            for (var symbol = size; symbol + size <= content.Length; symbol += size)
            {
                var info = symbol + (is64 ? 4 : 12);
                if (content[info] >> 4 is 1 or 2 or 10 && (content[info + 1] & 3) is 0 or 3 && U16(content, info + 2) != 0)
                    exported.Add(Text(strings, (int)U32(content, symbol)));
            }
        }

        private static string Text(byte[] strings, int offset)
        {
            var text = strings.AsSpan(offset);
            return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
        }

        private static ushort U16(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));

        private static uint U32(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

        private static ulong U64(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(offset));
    }
}
