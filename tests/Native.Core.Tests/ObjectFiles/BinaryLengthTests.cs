using System.Text;
using Native.Core.ObjectFiles;
using Native.Core.Tests.Link;

namespace Native.Core.Tests.ObjectFiles;

public sealed class BinaryLengthTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_sections_and_segments_of_ELF_end_in_the_file(bool is64)
    {
        var header = is64 ? 64 : 52;
        var file = Elf(is64, sectionsAt: header + 20, content: (1, header, 20));
        IsWhole(file);
        // A section without bytes in the file, such as .bss, has a size nevertheless.
        IsWhole(Elf(is64, sectionsAt: header + 20, content: (8, header, 1_000_000)));
        Is(file.Length + 1, Elf(is64, sectionsAt: header + 20, content: (1, header, file.Length + 1 - header)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_object_of_Windows_ends_with_the_names_of_its_symbols(bool big)
    {
        IsWhole(new CoffBuilder(0x8664, big).Section(".text", CoffBuilder.Code, "code").Symbol("a_long_name_of_a_symbol", 1).Build());
    }

    [Fact]
    public void A_segment_and_the_names_of_MachO_end_in_the_file()
    {
        IsWhole(MachO(segment: (0, 150), names: (140, 44)));
        Is(300, MachO(segment: (100, 200), names: (140, 4)));
        Is(301, MachO(segment: (0, 104), names: (200, 101)));
    }

    [Theory]
    [InlineData("/", "000000020000004C00000092")]
    [InlineData("/", "")]
    public void An_archive_ends_with_its_last_member_and_has_those_that_its_index_names(string index, string content)
    {
        var bytes = Convert.FromHexString(content);
        var file = Archive((index, bytes), ("a.o/", new byte[10]), ("b.o/", new byte[11]));
        // The padding byte of the last member may be missing.
        IsWhole(file[..^1], [8, 68 + bytes.Length, 138 + bytes.Length]);
        var members = Archive((index, bytes), ("a.o/", new byte[10]));
        // If the file is truncated between two members, only the index shows it.
        Assert.Equal(bytes.Length > 0, BinaryLength.Read(new MemoryStream(members)) > members.Length);
    }

    [Fact]
    public void The_index_of_an_archive_of_macOS_is_read()
    {
        byte[] index = [.. Encoding.ASCII.GetBytes("__.SYMDEF".PadRight(12, '\0')), 8, 0, 0, 0, 0, 0, 0, 0, 96, 0, 0, 0, 4, 0, 0, 0, .. "_a\0\0"u8];
        var file = Archive(("#1/12", index), ("a.o", new byte[10]));
        IsWhole(file, 8);
        var cut = Archive(("#1/12", index));
        Assert.True(BinaryLength.Read(new MemoryStream(cut)) > cut.Length);
    }

    [Fact]
    public void Bitcode_ends_with_its_last_block() =>
        IsWhole([(byte)'B', (byte)'C', 0xC0, 0xDE, 0x35, 0x14, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x62, 0x0C, 0x30, 0x24, 2, 0, 0, 0, .. new byte[8]], 4, 16);

    [Fact]
    public void A_universal_binary_ends_with_its_last_part() =>
        IsWhole([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 1, 1, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0, 64, 0, 0, 0, 40, 0, 0, 0, 0, .. new byte[76]]);

    [Theory]
    [InlineData("")]
    [InlineData("INPUT(libfoo.so.1 -lc) /* a linker script */")]
    [InlineData("!<thin>\n")]
    public void Any_other_file_is_not_a_binary(string text) => Assert.Null(BinaryLength.Read(new MemoryStream(Encoding.ASCII.GetBytes(text))));

    private static void Is(long expected, byte[] file) => Assert.Equal(expected, BinaryLength.Read(new MemoryStream(file)));

    // A file that is truncated anywhere, except at the end of a part, is shorter than required, or not a known format.
    private static void IsWhole(byte[] file, params int[] ends)
    {
        Is(file.Length, file);
        foreach (var length in Enumerable.Range(0, file.Length).Except(ends))
            Assert.True(BinaryLength.Read(new MemoryStream(file, 0, length)) is not { } needed || needed > length, $"{length} of {file.Length} bytes");
    }

    private static byte[] Elf(bool is64, int sectionsAt, (int Type, int At, int Size) content)
    {
        byte[] Word(long value) => is64 ? BitConverter.GetBytes(value) : BitConverter.GetBytes((int)value);
        byte[] header =
        [
            0x7F, .. "ELF"u8, (byte)(is64 ? 2 : 1), 1, 1, .. new byte[9], 3, 0, 62, 0, 1, 0, 0, 0, .. Word(0), .. Word(0), .. Word(sectionsAt),
            .. new byte[4], .. BitConverter.GetBytes((short)(is64 ? 64 : 52)), .. new byte[4], .. BitConverter.GetBytes((short)(is64 ? 64 : 40)), 2, 0, 1, 0,
        ];
        byte[] section = [0, 0, 0, 0, .. BitConverter.GetBytes(content.Type), .. Word(0), .. Word(0), .. Word(content.At), .. Word(content.Size), .. new byte[is64 ? 24 : 16]];
        return [.. header, .. new byte[sectionsAt - header.Length], .. new byte[section.Length], .. section];
    }

    private static byte[] MachO((long At, long Size) segment, (int At, int Size) names)
    {
        byte[] commands =
        [
            0x19, 0, 0, 0, 72, 0, 0, 0, .. new byte[32], .. BitConverter.GetBytes(segment.At), .. BitConverter.GetBytes(segment.Size), .. new byte[16],
            2, 0, 0, 0, 24, 0, 0, 0, .. new byte[8], .. BitConverter.GetBytes(names.At), .. BitConverter.GetBytes(names.Size),
        ];
        byte[] start = [0xCF, 0xFA, 0xED, 0xFE, 12, 0, 0, 1, .. new byte[8], 2, 0, 0, 0, .. BitConverter.GetBytes(commands.Length), .. new byte[8], .. commands];
        return [.. start, .. new byte[184 - start.Length]];
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] members) =>
    [
        .. "!<arch>\n"u8,
        .. members.SelectMany(member => (byte[])
        [
            .. Encoding.ASCII.GetBytes($"{member.Name,-16}{0,-12}{0,-6}{0,-6}{644,-8}{member.Content.Length,-10}`\n"),
            .. member.Content, .. member.Content.Length % 2 == 1 ? "\n"u8.ToArray() : [],
        ]),
    ];
}
