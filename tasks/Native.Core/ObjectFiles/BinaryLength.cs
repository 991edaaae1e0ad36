using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>
/// How long a binary must be, by its own tables: a shorter file was cut. Formats: the ELF, PE and Mach-O of
/// <see cref="BinaryHeader"/>, archives of them, and LLVM's bitcode, which link-time optimisation has for objects.
/// </summary>
public static class BinaryLength
{
    /// <summary>The end of the last part that the tables of <paramref name="file"/> name; null for what is no binary that we know.</summary>
    public static long? Read(Stream file)
    {
        var reader = new Reader(file);
        var magic = reader.Start;
        return magic.StartsWith("\u007FELF"u8) ? Elf(reader, is64: magic[4] == 2)
            : magic.StartsWith("!<arch>\n"u8) ? Archive(reader)
            : magic.StartsWith("MZ"u8) ? Coff(reader, reader.U32(60) + 4)
            : magic.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]) ? MachO(reader)
            : magic.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]) ? Universal(reader)
            : magic.StartsWith((ReadOnlySpan<byte>)[(byte)'B', (byte)'C', 0xC0, 0xDE]) ? Bitcode(reader)
            : BinaryHeader.Read(magic) is { Format: BinaryFormat.Pe } ? Coff(reader, 0)
            : null;
    }

    private static long Elf(Reader file, bool is64)
    {
        var (segments, sections) = (file.Word(is64 ? 32 : 28, is64), file.Word(is64 ? 40 : 32, is64));
        var sizes = is64 ? 54 : 42;
        var count = file.U16(sizes + 6);
        // More sections than fit into the header are counted in the first.
        long number = count == 0 && sections > 0 ? file.Word(sections + (is64 ? 32 : 20), is64) : count;
        long[] ends = [is64 ? 64 : 52, segments + ((long)file.U16(sizes) * file.U16(sizes + 2)), sections + (number * file.U16(sizes + 4))];
        var end = ends.Max();
        if (end > file.Length)
            return end;
        for (var at = segments; at < segments + ((long)file.U16(sizes) * file.U16(sizes + 2)); at += file.U16(sizes))
            end = Math.Max(end, file.Word(at + (is64 ? 8 : 4), is64) + file.Word(at + (is64 ? 32 : 16), is64));
        for (var at = sections; at < sections + (number * file.U16(sizes + 4)); at += file.U16(sizes + 4))
        {
            // 0 is no section, and 8 has no bytes in the file.
            if (file.U32(at + 4) is not (0 or 8))
                end = Math.Max(end, file.Word(at + (is64 ? 24 : 16), is64) + file.Word(at + (is64 ? 32 : 20), is64));
        }

        return end;
    }

    // The header of an object, and of a program behind its own.
    private static long Coff(Reader file, long header)
    {
        var big = file.U32(header) == 0xFFFF_0000;
        long sections = big ? header + 56 : header + 20 + file.U16(header + 16);
        long count = big ? file.U32(header + 44) : file.U16(header + 2);
        var end = Math.Max(64, sections + (count * 40));
        if (end > file.Length)
            return end;
        for (var at = sections; at < sections + (count * 40); at += 40)
        {
            if (file.U32(at + 20) is var content and > 0)
                end = Math.Max(end, (long)content + file.U32(at + 16));
            if (file.U32(at + 24) is var relocations and > 0)
                end = Math.Max(end, relocations + (10L * file.U16(at + 32)));
        }

        // Behind the symbols is the table of their names, which starts with its size.
        var symbols = file.U32(header + (big ? 48 : 8)) + ((long)file.U32(header + (big ? 52 : 12)) * (big ? 20 : 18));
        return symbols == 0 ? end : Math.Max(end, symbols + Math.Max(4, file.U32(symbols)));
    }

    private static long MachO(Reader file)
    {
        var (at, end) = (32L, 32L + file.U32(20));
        for (var i = file.U32(16); i > 0 && at < file.Length; i--, at += Math.Max(8, file.U32(at + 4)))
        {
            end = Math.Max(end, file.U32(at) switch
            {
                // LC_SEGMENT_64, LC_SYMTAB
                0x19 => (long)(file.U64(at + 40) + file.U64(at + 48)),
                2 => Math.Max(file.U32(at + 8) + (16L * file.U32(at + 12)), (long)file.U32(at + 16) + file.U32(at + 20)),
                _ => 0,
            });
        }

        return end;
    }

    private static long Universal(Reader file)
    {
        var count = BinaryPrimitives.ReverseEndianness(file.U32(4));
        var end = 8 + (20L * count);
        for (var i = 0; i < count && end <= file.Length; i++)
            end = Math.Max(end, (long)BinaryPrimitives.ReverseEndianness(file.U32(16 + (i * 20))) + BinaryPrimitives.ReverseEndianness(file.U32(20 + (i * 20))));
        return end;
    }

    // A file that was cut between two members has an index that names what is gone.
    private static long Archive(Reader file)
    {
        long at = 8, end = 8;
        while (at < file.Length)
        {
            var header = file.Bytes(at, 60);
            var name = Encoding.ASCII.GetString(header.AsSpan(0, 16)).TrimEnd();
            if (!long.TryParse(Encoding.ASCII.GetString(header.AsSpan(48, 10)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                return Math.Max(end, at + 60);
            if (at == 8)
                end = Math.Max(end, Index(file, name, at + 60, size));
            at += 60 + size + (size & 1);
            // The last byte is only for an even length.
            end = Math.Max(end, at - (size & 1));
        }

        return end;
    }

    // The header of the last member that has symbols: GNU's index has numbers of big machines, and BSD's pairs of small ones.
    private static long Index(Reader file, string name, long at, long size)
    {
        long last = 0;
        if (name == "/")
        {
            for (long i = 4, end = 4 + (4L * BinaryPrimitives.ReverseEndianness(file.U32(at))); i < Math.Min(size, end); i += 4)
                last = Math.Max(last, BinaryPrimitives.ReverseEndianness(file.U32(at + i)) + 60L);
        }
        else if (name.StartsWith("#1/", StringComparison.Ordinal) && long.TryParse(name[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            for (long i = length + 4, end = i + file.U32(at + length); i < Math.Min(size, end); i += 8)
                last = Math.Max(last, file.U32(at + i + 4) + 60L);
        }

        return last;
    }

    // Blocks, whose second word counts the words that follow.
    private static long Bitcode(Reader file)
    {
        long at = 4;
        while (at < file.Length)
            at += 8 + (4L * file.U32(at + 4));
        return at;
    }

    // Zeros stand behind the end, so that a table that is cut leads to an end that is.
    private sealed class Reader(Stream file)
    {
        private byte[]? _start;

        public long Length => file.Length;

        public ReadOnlySpan<byte> Start => _start ??= Bytes(0, 64);

        public byte[] Bytes(long offset, int count)
        {
            var bytes = new byte[count];
            if (offset < 0 || offset >= file.Length)
                return bytes;
            file.Position = offset;
            file.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
            return bytes;
        }

        public ushort U16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, 2));

        public uint U32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(offset, 4));

        public ulong U64(long offset) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(offset, 8));

        public long Word(long offset, bool is64) => is64 ? (long)U64(offset) : U32(offset);
    }
}
