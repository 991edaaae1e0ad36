using System.Text;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;
using Native.Core.Tests.ObjectFiles;

namespace Native.Core.Tests.Link;

public sealed class HiddenSymbolsTests
{
    [Fact]
    public void A_hidden_definition_of_ELF_becomes_protected_and_a_use_of_it_ordinary()
    {
        var archive = Archive(Elf(("wanted", 0x12, 2, 1), ("other", 0x12, 2, 1), ("wanted2", 0x10, 2, 0), ("own", 0x02, 0, 1)));
        var revealed = HiddenSymbols.Reveal(archive, "x.a", new HashSet<string> { "wanted", "wanted2", "own" }, NativeTarget.Parse("linux-x64"))!;
        var symbols = ElfObject.Symbols(revealed[ArArchive.Members(revealed, "x.a")[0]])!;
        Assert.Equal([("wanted", 3), ("other", 2), ("wanted2", 0), ("own", 0)], symbols.Select(symbol => (symbol.Name, symbol.Visibility)));
        Assert.Equal(["wanted"], ElfObject.Exported(revealed[ArArchive.Members(revealed, "x.a")[0]]));
    }

    [Fact]
    public void A_private_definition_of_MachO_becomes_public()
    {
        var archive = Archive(MachOFile.Of(("_wanted", 0x1F, 0), ("_other", 0x1F, 0), ("_open", 0x0F, 0)));
        var revealed = HiddenSymbols.Reveal(archive, "x.a", new HashSet<string> { "wanted", "open" }, NativeTarget.Parse("osx-arm64"))!;
        var symbols = MachOObject.Symbols(revealed[ArArchive.Members(revealed, "x.a")[0]])!;
        Assert.Equal([("wanted", false), ("other", true), ("open", false)], symbols.Select(symbol => (symbol.Name, symbol.IsPrivate)));
    }

    // The library of a symbol is in the upper byte of n_desc: 0 and 254 are none.
    [Fact]
    public void A_linked_file_of_MachO_lists_symbols_that_no_library_has()
    {
        var file = MachOFile.Of(("_none", 0x01, 0), ("_first", 0x01, 1), ("__any", 0x01, 0xFE), ("_defined", 0x0F, 0), ("_local", 0x0E, 0), ("plain", 0x01, 0));
        Assert.Equal(["_none", "__any", "plain"], MachOObject.Unresolved(file));
        Assert.Empty(MachOObject.Unresolved(new byte[8]));
    }

    [Fact]
    public void Without_hidden_symbols_to_export_no_copy_is_written()
    {
        var names = new HashSet<string> { "open" };
        Assert.Null(HiddenSymbols.Reveal(Archive(Elf(("open", 0x12, 0, 1), ("shut", 0x12, 2, 1))), "x.a", names, NativeTarget.Parse("linux-arm64")));
        Assert.Null(HiddenSymbols.Reveal("!<arch>\n"u8.ToArray(), "x.a", names, NativeTarget.Parse("linux-arm64")));
        Assert.Null(HiddenSymbols.Reveal(Archive(new CoffBuilder().Section(".text", CoffBuilder.Code).Symbol("open", 1).Build()), "x.lib", names, NativeTarget.Parse("win-x64")));
    }

    [Fact]
    public void The_hidden_and_local_symbols_of_objects_are_read()
    {
        var (hidden, local) = HiddenSymbols.Of(Elf(("hidden", 0x12, 2, 1), ("own", 0x02, 0, 1), ("seen", 0x12, 0, 1)), NativeTarget.Parse("linux-x64"));
        Assert.Equal(["hidden", "own"], hidden.Concat(local));
        (hidden, local) = HiddenSymbols.Of(MachOFile.Of(("_hidden", 0x1F, 0), ("_own", 0x0E, 0), ("_seen", 0x0F, 0)), NativeTarget.Parse("osx-x64"));
        Assert.Equal(["hidden", "own"], hidden.Concat(local));
        (hidden, local) = HiddenSymbols.Of(new CoffBuilder().Section(".text", CoffBuilder.Code).Section(".drectve", 0, " -exclude-symbols:hidden")
            .Symbol("hidden", 1).Symbol("own", 1, storage: 3).Build(), NativeTarget.Parse("win-x64"));
        Assert.Equal(["hidden", "own"], hidden.Concat(local));
    }

    private static byte[] Archive(byte[] member) =>
        [.. "!<arch>\n"u8, .. Encoding.ASCII.GetBytes($"{"a.o/",-48}{member.Length,-10}`\n"), .. member, .. new byte[member.Length & 1]];

    private static byte[] Elf(params (string Name, byte Info, byte Visibility, byte Section)[] symbols)
    {
        var strings = Encoding.ASCII.GetBytes("\0" + string.Concat(symbols.Select(symbol => symbol.Name + "\0")));
        var table = symbols.SelectMany((symbol, i) => (byte[])
            [.. BitConverter.GetBytes(1 + symbols.Take(i).Sum(before => before.Name.Length + 1)), symbol.Info, symbol.Visibility, symbol.Section, 0, .. new byte[16]]).ToArray();
        byte[] Section(int type, long offset, long size) =>
            [0, 0, 0, 0, .. BitConverter.GetBytes(type), .. new byte[16], .. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(size), .. new byte[24]];
        return [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[33], .. BitConverter.GetBytes(64L + strings.Length + table.Length), .. new byte[12], 2, 0, 0, 0, .. strings, .. table,
            .. Section(3, 64, strings.Length), .. Section(2, 64 + strings.Length, table.Length)];
    }
}
