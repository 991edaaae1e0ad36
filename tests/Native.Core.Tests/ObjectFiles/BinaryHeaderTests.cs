using System.Text;
using Native.Core.ObjectFiles;
using Native.Core.Platform;
using Native.Core.Tests.Link;

namespace Native.Core.Tests.ObjectFiles;

public sealed class BinaryHeaderTests
{
    [Theory]
    [InlineData(3, "x86")]
    [InlineData(40, "arm")]
    [InlineData(62, "x64")]
    [InlineData(183, "arm64")]
    [InlineData(243, "riscv64")]
    [InlineData(258, "loongarch64")]
    [InlineData(8, "unknown")]
    public void An_ELF_file_names_its_machine(int machine, string expected) => Is("Elf " + expected, Elf(machine));

    [Theory]
    [InlineData(0x014C, "x86")]
    [InlineData(0x01C4, "arm")]
    [InlineData(0x8664, "x64")]
    [InlineData(0xAA64, "arm64")]
    public void A_Windows_program_and_an_object_name_their_machine(int machine, string expected)
    {
        Is("Pe " + expected, Pe(machine));
        Is("Pe " + expected, new CoffBuilder((ushort)machine).Build());
        Is("Pe " + expected, new CoffBuilder((ushort)machine, big: true).Build());
    }

    [Theory]
    [InlineData("CFFAEDFE07000001", "MachO x64")]
    [InlineData("CFFAEDFE0C000001", "MachO arm64")]
    [InlineData("CAFEBABE00000002" + "0100000700000003000000000000000000000000" + "0100000C00000000000000000000000000000000", "MachO x64,arm64")]
    public void A_macOS_file_names_its_machines(string start, string expected) =>
        Is(expected, [.. Convert.FromHexString(start), .. new byte[20]]);

    [Fact]
    public void An_archive_has_the_format_of_its_first_object()
    {
        Is("Elf arm64", Archive(("/", "symbols"u8.ToArray()), ("//", "a long name.o/\n"u8.ToArray()), ("a.o/", Elf(183))));
        Is("Elf x64", Archive(("/SYM64/", new byte[3]), ("a.o/", Elf(62))));
        Is("MachO x64", Archive(("__.SYMDEF", new byte[4]), ("a.o", MachO())));
        Is("MachO x64", Archive(("#1/20", Named("__.SYMDEF SORTED", [1, 2, 3])), ("#1/20", Named("a.o", MachO()))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello, this is a plain text file")]
    [InlineData("MZ")]
    [InlineData("!<arch>\n")]
    [InlineData("!<arch>\n/               0           0     0     0       9999999999`\nx")]
    [InlineData("!<arch>\n/               0           0     0     0       2147483647`\nx")]
    [InlineData("!<arch>\n#1/-99          0           0     0     0       4         `\nabcd")]
    [InlineData("!<arch>\n/               0           0     0     0       -4        `\nabcd")]
    [InlineData("INPUT(libfoo.so.1 -lc) /* a linker script */")]
    public void Any_other_file_is_not_a_binary(string text) => Assert.Null(Read(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_Java_class_is_not_a_universal_binary() =>
        Assert.Null(Read([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, .. new byte[2000]]));

    [Fact]
    public void A_truncated_header_does_not_crash()
    {
        foreach (var file in new[] { Elf(62), Pe(0x8664), MachO(), Archive(("/", new byte[3]), ("a.o/", Elf(62))) })
        {
            for (var length = 0; length < file.Length; length++)
                Read(file[..length]);
        }
    }

    [Fact]
    public void Every_target_matches_its_own_kind_of_file_only()
    {
        foreach (var target in NativeTarget.All)
        {
            var format = target.IsWindows ? BinaryFormat.Pe : target.IsMacOS ? BinaryFormat.MachO : BinaryFormat.Elf;
            foreach (var other in Enum.GetValues<BinaryFormat>())
                Assert.Equal(other == format, new BinaryHeader(other, ["mips", target.Architecture.Name]).Matches(target));
            Assert.False(new BinaryHeader(format, ["unknown"]).Matches(target));
        }
    }

    private static BinaryHeader? Read(byte[] file) => BinaryHeader.Read(new MemoryStream(file));

    private static void Is(string expected, byte[] file)
    {
        var header = Read(file);
        Assert.NotNull(header);
        Assert.Equal(expected, $"{header.Format} {string.Join(',', header.Architectures)}");
    }

    private static byte[] Elf(int machine) =>
        [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[11], (byte)machine, (byte)(machine >> 8), 1, 0, 0, 0];

    private static byte[] Pe(int machine) =>
        [.. "MZ"u8, .. new byte[58], 64, 0, 0, 0, .. "PE\0\0"u8, (byte)machine, (byte)(machine >> 8), .. new byte[20]];

    private static byte[] MachO() => [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1, .. new byte[24]];

    private static byte[] Named(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name.PadRight(20, '\0')), .. content];

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
