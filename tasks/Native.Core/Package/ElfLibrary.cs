using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Package;

/// <summary>
/// What the dynamic section of an ELF shared library says. Format:
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
/// </summary>
/// <param name="Soname">The name under which programs ask the loader for it, or null.</param>
public sealed record ElfLibrary(string? Soname)
{
    private const uint DynamicSection = 6;

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
            for (var section = 0; section + _sectionSize <= sections.Length; section += _sectionSize)
            {
                if (U32(sections, section + 4) != DynamicSection)
                    continue;
                var strings = Content(sections, (int)U32(sections, section + (is64 ? 40 : 24)) * _sectionSize);
                soname = ReadDynamic(Content(sections, section), strings) ?? soname;
            }

            return new(soname);
        }

        private byte[] Content(byte[] sections, int section) => is64
            ? Bytes(file, (long)U64(sections, section + 24), (long)U64(sections, section + 32))
            : Bytes(file, U32(sections, section + 16), U32(sections, section + 20));

        private string? ReadDynamic(byte[] content, byte[] strings)
        {
            var size = is64 ? 16 : 8;
            for (var entry = 0; entry + size <= content.Length; entry += size)
            {
                if ((is64 ? (long)U64(content, entry) : U32(content, entry)) == 14)
                    return Text(strings, is64 ? (int)U64(content, entry + 8) : (int)U32(content, entry + 4));
            }

            return null;
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
