using System.Text;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Tests.ObjectFiles;

public sealed class ExportTableTests
{
    [Fact]
    public void The_dynamic_symbols_and_needed_libraries_of_ELF_are_read()
    {
        var strings = Encoding.ASCII.GetBytes("\0add\0hidden\0used\0weak\0libz.so.1\0");
        byte[] symbols = [.. new byte[24], .. Symbol(1, 0x12, 0, 1), .. Symbol(5, 0x12, 2, 1), .. Symbol(12, 0x10, 0, 0), .. Symbol(17, 0x22, 3, 1)];
        byte[] dynamic = [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(22L)];
        var (symbolsAt, dynamicAt) = (64 + strings.Length, 64 + strings.Length + symbols.Length);
        byte[] file =
        [
            0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[33], .. BitConverter.GetBytes((long)(dynamicAt + dynamic.Length)), .. new byte[12], 3, 0, 0, 0, .. strings, .. symbols, .. dynamic,
            .. Section(3, 64, strings.Length), .. Section(11, symbolsAt, symbols.Length), .. Section(6, dynamicAt, dynamic.Length),
        ];
        Check(file, "linux-x64", ["add", "weak"], [], ["libz.so.1"]);
        byte[] Symbol(int name, byte info, byte visibility, byte section) => [.. BitConverter.GetBytes(name), info, visibility, section, 0, .. new byte[16]];
        byte[] Section(int type, long offset, long size) =>
            [0, 0, 0, 0, .. BitConverter.GetBytes(type), .. new byte[16], .. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(size), .. new byte[24]];
    }

    [Fact]
    public void The_export_trie_and_needed_libraries_of_MachO_are_read()
    {
        // _a → dd (an address), _a → nother; and the symbols that the linker adds.
        byte[] trie =
        [
            0, 2, .. "_a\0"u8, 29, .. "__mh_dylib_header\0"u8, 25, 2, 0, 8, 0,
            0, 2, .. "dd\0"u8, 43, .. "nother\0"u8, 43,
            2, 0, 8, 0,
        ];
        var library = "/usr/lib/libSystem.B.dylib\0\0\0\0\0\0"u8;
        byte[] commands =
        [
            .. BitConverter.GetBytes(0xC), .. BitConverter.GetBytes(24 + library.Length), .. BitConverter.GetBytes(24), .. new byte[12], .. library,
            .. BitConverter.GetBytes(unchecked((int)0x8000_0022)), .. BitConverter.GetBytes(48), .. new byte[32], .. BitConverter.GetBytes(32 + 24 + library.Length + 48), .. BitConverter.GetBytes(trie.Length),
        ];
        byte[] file = [0xCF, 0xFA, 0xED, 0xFE, .. new byte[12], .. BitConverter.GetBytes(2), .. new byte[12], .. commands, .. trie];
        Check(file, "osx-arm64", ["add", "another"], [], ["libSystem.B.dylib"]);
    }

    [Fact]
    public void The_export_directory_of_a_DLL_is_read()
    {
        // A PE32+ file with one section, which is loaded at 0x1000 and is at 0x200 in the file.
        var file = new byte[0x400];
        "MZ"u8.CopyTo(file);
        Put(60, 0x40);
        "PE\0\0"u8.CopyTo(file.AsSpan(0x40));
        (file[0x46], file[0x54]) = (1, 0x78 + 0);
        (file[0x58], file[0x59]) = (0x0B, 0x02);
        Put(0x58 + 108, 1);
        Put(0x58 + 112, 0x1000);
        var section = 0x58 + 0x78;
        Put(section + 8, 0x200);
        Put(section + 12, 0x1000);
        Put(section + 16, 0x200);
        Put(section + 20, 0x200);
        Put(0x210, 5);
        Put(0x214, 3);
        Put(0x218, 2);
        Put(0x21C, 0x1040);
        Put(0x220, 0x1060);
        Put(0x240, 0x1111);
        Put(0x248, 0x2222);
        Put(0x260, 0x1080);
        Put(0x264, 0x1090);
        "add\0"u8.CopyTo(file.AsSpan(0x280));
        "sub\0"u8.CopyTo(file.AsSpan(0x290));
        Check(file, "win-x64", ["add", "sub"], [5, 7], []);
        void Put(int at, int value) => BitConverter.GetBytes(value).CopyTo(file, at);
    }

    [Fact]
    public void A_file_that_is_not_a_library_has_no_table() =>
        Assert.All(NativeTarget.All, target => Assert.All([[], "MZ"u8.ToArray(), "!<arch>\n"u8.ToArray(), new byte[4096]], file => Assert.Null(ExportTable.Read(file, target))));

    private static void Check(byte[] file, string rid, string[] names, int[] ordinals, string[] needed)
    {
        var target = NativeTarget.Parse(rid);
        var table = ExportTable.Read(file, target)!;
        Assert.Equal(names, table.Names.Order());
        Assert.Equal(ordinals, table.Ordinals.Order());
        Assert.Equal(needed, table.Needed);
        // A file that is truncated anywhere gives another result or none, and no exception.
        for (var length = 0; length < file.Length; length++)
            ExportTable.Read(file.AsSpan(0, length), target);
    }
}
