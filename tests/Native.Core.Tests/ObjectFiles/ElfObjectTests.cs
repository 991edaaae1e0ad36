using System.Text;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Tests.ObjectFiles;

public sealed class ElfObjectTests
{
    [Fact]
    public void A_file_that_is_not_ELF_has_no_result()
    {
        Assert.Null(ElfObject.Exported("BC\u00C0"u8.ToArray()));
        Assert.Null(ElfObject.Exported([]));
    }

    [Fact]
    public void Defined_symbols_with_default_visibility_are_exported() => Assert.Equal(["add", "weak", "kept"], ElfObject.Exported(Object()));

    [Fact]
    public void A_file_that_is_truncated_anywhere_is_damaged()
    {
        var file = Object();
        for (var length = 4; length < file.Length; length++)
            Assert.Equal("NSDK2020", Assert.Throws<NativeException>(() => ElfObject.Exported(file[..length])).Diagnostic.Code);
    }

    [Fact]
    public void An_archive_defines_hidden_symbols_too_and_weak_ones_for_nobody_alone()
    {
        byte[] archive = [.. Encoding.ASCII.GetBytes($"!<arch>\n{"a.o/",-16}{0,-12}{0,-6}{0,-6}{644,-8}{Object().Length,-10}`\n"), .. Object()];
        Assert.Equal(["add", "hidden", "kept"], ArchiveSymbols.Defined(archive, "liba.a", NativeTarget.Parse("linux-x64")));
        Assert.Empty(ArchiveSymbols.Defined(Object(), "liba.so", NativeTarget.Parse("linux-x64")));
    }

    // 64 bits: strings at 64, followed by the symbols; section headers last.
    private static byte[] Object()
    {
        (string Name, int Info, int Visibility, int Section)[] symbols =
        [
            ("add", 0x12, 0, 1), ("own", 0x02, 0, 1), ("weak", 0x22, 0, 1), ("hidden", 0x12, 2, 1), ("used", 0x10, 0, 0), ("kept", 0x11, 3, 1),
        ];
        var strings = Encoding.ASCII.GetBytes("\0" + string.Concat(symbols.Select(symbol => symbol.Name + "\0")));
        var table = symbols.SelectMany((symbol, i) => (byte[])
        [
            .. BitConverter.GetBytes(1 + symbols.Take(i).Sum(before => before.Name.Length + 1)),
            (byte)symbol.Info, (byte)symbol.Visibility, (byte)symbol.Section, 0, .. new byte[16],
        ]).ToArray();
        var headers = 64 + strings.Length + table.Length;
        byte[] header = [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[33], .. BitConverter.GetBytes((long)headers), .. new byte[12], 2, 0, 0, 0];
        return [.. header, .. strings, .. table, .. Section(3, 64, strings.Length), .. Section(2, 64 + strings.Length, table.Length)];
    }

    private static byte[] Section(int type, long offset, long size) =>
    [
        0, 0, 0, 0, .. BitConverter.GetBytes(type), .. new byte[16], .. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(size), .. new byte[24],
    ];
}
