using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Native.Core.ObjectFiles;

namespace Native.Core.Tests.ObjectFiles;

public sealed class StrippedElfTests
{
    private static readonly byte[] s_code = [.. Enumerable.Range(1, 20).Select(i => (byte)i)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_loaded_is_removed_and_a_link_is_added(bool is64)
    {
        var file = Elf(is64);
        var stripped = StrippedElf.Strip(file, "app.dbg");
        Assert.Equal(["", ".text", ".rela", ".gnu_debuglink", ".shstrtab"], Sections(stripped, is64).Select(section => section.Name));
        var sections = Sections(stripped, is64).ToList();
        Assert.Equal(s_code, sections[1].Content);
        // The section that it applies to, and none in place of the symbols that are gone.
        Assert.Equal((0u, 1u), (sections[2].Link, sections[2].Info));
        Assert.Equal("app.dbg\0"u8.ToArray(), sections[3].Content[..8]);
        Assert.Equal(Checksum(file), BinaryPrimitives.ReadUInt32LittleEndian(sections[3].Content.AsSpan(8)));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(stripped));
        Assert.True(stripped.Length < file.Length);
    }

    [Fact]
    public void Without_a_file_of_symbols_there_is_no_link() =>
        Assert.Equal(["", ".text", ".rela", ".shstrtab"], Sections(StrippedElf.Strip(Elf(true), null), true).Select(section => section.Name));

    [Fact]
    public void What_is_stripped_stays_as_it_is()
    {
        var stripped = StrippedElf.Strip(Elf(true), null);
        Assert.Equal(stripped, StrippedElf.Strip(stripped, null));
    }

    // Sections, in this order: none, .text, .debug (not loaded), .rela (for .text, with the symbols of .debug), .shstrtab.
    private static byte[] Elf(bool is64)
    {
        var (header, row) = is64 ? (64, 64) : (52, 40);
        var names = Encoding.UTF8.GetBytes("\0.text\0.debug\0.rela\0.shstrtab\0");
        byte[] debug = [.. "secret"u8, .. new byte[400]];
        byte[] content = [.. s_code, .. new byte[8], .. debug, .. names];
        var file = new byte[header + content.Length + (5 * row)];
        content.CopyTo(file, header);
        "\u007FELF"u8.CopyTo(file);
        file[4] = (byte)(is64 ? 2 : 1);
        Put(file, is64, is64 ? 40 : 32, header + content.Length);
        file[is64 ? 60 : 48] = 5;
        file[is64 ? 62 : 50] = 4;
        Row(1, 1, 1, 2 | 4, header, 20);
        Row(2, 7, 1, 0, header + 28, debug.Length);
        Row(3, 14, 4, 2 | 0x40, header + 20, 8, link: 2, info: 1);
        Row(4, 20, 3, 0, header + 28 + debug.Length, names.Length);
        return file;

        void Row(int index, int name, int type, int flags, int offset, int size, int link = 0, int info = 0)
        {
            var at = header + content.Length + (index * row);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), name);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 4), type);
            Put(file, is64, at + 8, flags);
            Put(file, is64, at + (is64 ? 24 : 16), offset);
            Put(file, is64, at + (is64 ? 32 : 20), size);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + (is64 ? 40 : 24)), link);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + (is64 ? 44 : 28)), info);
        }
    }

    private static IEnumerable<(string Name, uint Link, uint Info, byte[] Content)> Sections(byte[] file, bool is64)
    {
        var start = Get(file, is64, is64 ? 40 : 32);
        int Row(int index) => start + (index * (is64 ? 64 : 40));
        byte[] Content(int index) => file.AsSpan(Get(file, is64, Row(index) + (is64 ? 24 : 16)), Get(file, is64, Row(index) + (is64 ? 32 : 20))).ToArray();
        var names = Content(file[is64 ? 62 : 50]);
        for (var i = 0; i < file[is64 ? 60 : 48]; i++)
        {
            var name = names.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(Row(i))));
            yield return (Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(Row(i) + (is64 ? 40 : 24))),
                BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(Row(i) + (is64 ? 44 : 28))), Content(i));
        }
    }

    // gzip ends with the same checksum, and the length.
    private static uint Checksum(byte[] file)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(file);
        return BinaryPrimitives.ReadUInt32LittleEndian(packed.ToArray().AsSpan(^8..));
    }

    private static void Put(byte[] file, bool is64, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at, is64 ? 8 : 4), value);

    private static int Get(byte[] file, bool is64, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at, is64 ? 8 : 4));
}
