using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Native.Core.Package;

/// <summary>
/// What the dynamic section of an ELF shared library says. Format:
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html and
/// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html
/// </summary>
/// <param name="Soname">The name under which programs ask the loader for it, or null.</param>
/// <param name="Glibc">The newest version of glibc that it or a symbol of it needs, or null.</param>
public sealed partial record ElfLibrary(string? Soname, Version? Glibc)
{
    private const uint DynamicSection = 6;
    private const uint VersionNeeds = 0x6FFF_FFFE;

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
            Version? glibc = null;
            for (var section = 0; section + _sectionSize <= sections.Length; section += _sectionSize)
            {
                var type = U32(sections, section + 4);
                if (type is not (DynamicSection or VersionNeeds))
                    continue;
                var content = Content(sections, section);
                var strings = Content(sections, (int)U32(sections, section + (is64 ? 40 : 24)) * _sectionSize);
                if (type == DynamicSection)
                    soname = ReadDynamic(content, strings) ?? soname;
                else
                    glibc = NewestGlibc(content, strings);
            }

            return new(soname, glibc);
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

        // A list of files, each with a list of versions: GLIBC_2.17, GLIBC_ABI_DT_RELR, GCC_3.0.
        private static Version? NewestGlibc(byte[] content, byte[] strings)
        {
            Version? newest = null;
            for (int need = 0, next = 1; next != 0; need += next)
            {
                next = (int)U32(content, need + 12);
                var version = need + (int)U32(content, need + 8);
                for (var i = U16(content, need + 2); i > 0; i--)
                {
                    var match = GlibcVersion().Match(Text(strings, (int)U32(content, version + 8)));
                    if (match.Success && Version.Parse(match.Groups[1].Value) is var found && (newest is null || found > newest))
                        newest = found;
                    version += (int)U32(content, version + 12);
                }
            }

            return newest;
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

    [GeneratedRegex(@"^GLIBC_(\d+\.\d+(?:\.\d+)?)$")]
    private static partial Regex GlibcVersion();
}
