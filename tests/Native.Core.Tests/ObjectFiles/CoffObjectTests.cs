using System.Text;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Tests.ObjectFiles;

public sealed class CoffObjectTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void External_symbols_are_read_and_data_is_distinguished_from_code(bool big)
    {
        var file = new CoffBuilder(big: big)
            .Section(".text", CoffBuilder.Code).Section(".data", CoffBuilder.Data).Section(".text$x", CoffBuilder.Code | CoffBuilder.Comdat)
            .Symbol("add", 1).Symbol("a_name_that_is_long", 2).Symbol("own", 1, storage: 3).Symbol("elsewhere", 0)
            .Symbol("common", 0, value: 4).Symbol("absolute", -1).Symbol("of_every_header", 3).Symbol("eightcha", 1).Build();
        Assert.Equal("add, a_name_that_is_long DATA, common DATA, eightcha", Defined(file));
    }

    [Fact]
    public void A_weak_definition_counts_and_a_weak_use_does_not()
    {
        var file = new CoffBuilder().Section(".text", CoffBuilder.Code)
            .Symbol("weak", 0, storage: 105, weakDefault: 2).Symbol(".weak.weak.default.add", 1)
            .Symbol("used", 0, storage: 105, weakDefault: 5).Symbol("nowhere", 0).Symbol("after", 1).Build();
        Assert.Equal("weak, .weak.weak.default.add, after", Defined(file));
    }

    // -ffunction-sections makes a COMDAT section of each function, of which no other object can have a copy.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_function_with_a_section_of_its_own_counts_and_an_inline_function_does_not(bool big)
    {
        const uint comdat = CoffBuilder.Code | CoffBuilder.Comdat;
        var file = new CoffBuilder(big: big).Section(".text$add", comdat).Section(".text$inl", comdat)
            .Symbol(".text$ad", 1, storage: 3, selection: 1).Symbol("add", 1).Symbol(".text$in", 2, storage: 3, selection: 2).Symbol("inl", 2).Build();
        Assert.Equal("add", Defined(file));
    }

    [Fact]
    public void An_archive_defines_no_weak_symbols_and_an_import_library_none()
    {
        var file = new CoffBuilder().Section(".text", CoffBuilder.Code).Symbol("add", 1).Symbol("weak", 0, storage: 105, weakDefault: 3).Symbol("standard", 1, storage: 3).Build();
        byte[] import = [0, 0, 0xFF, 0xFF, 0, 0, 0x64, 0x86, .. new byte[12], .. "add\0foo.dll\0"u8];
        byte[] archive = [.. "!<arch>\n"u8, .. Member("a.obj", file), .. Member("foo.dll", import)];
        Assert.Equal(["add"], ArchiveSymbols.Defined(archive, "foo.lib", NativeTarget.Parse("win-x64")));

        static byte[] Member(string name, byte[] content) => [.. Encoding.ASCII.GetBytes($"{name + "/",-16}{0,-12}{0,-6}{0,-6}{644,-8}{content.Length,-10}`\n"), .. content,
            .. new byte[content.Length % 2]];
    }

    // As zig 0.14 and 0.11 write it: directives contain C names, and symbols for 32-bit x86 have an additional underscore.
    [Fact]
    public void On_32_bit_x86_names_are_those_of_C()
    {
        var file = new CoffBuilder(0x014c).Section(".text", CoffBuilder.Code)
            .Section(".drectve", 0xA00, " -export:shown -export:_shown_under -export:\"shown_std@4\" -exclude-symbols:_low")
            .Symbol("_add", 1).Symbol("__under", 1).Symbol("@fast@4", 1).Symbol("_std@4", 1).Build();
        Assert.Equal("add, _under, @fast@4, std@4", Defined(file));
        Assert.Equal(["_shown_under", "shown", "shown_std@4"], CoffObject.Read(file).Exported.Order(StringComparer.Ordinal));
        Assert.Equal(["_low"], CoffObject.Read(file).Excluded);
    }

    [Theory]
    [InlineData(" -export:a -export:b,data", "a b", "")]
    [InlineData(" /EXPORT:\"?f@@YAHXZ\" /EXPORT:c=impl", "?f@@YAHXZ c", "")]
    [InlineData(" -exclude-symbols:a,b -exclude-symbols:\"std@4\"", "", "a b std@4")]
    [InlineData(" /DEFAULTLIB:\"x\" -guardsym:y -z\0\0", "", "")]
    public void Directives_name_exports_and_hidden_symbols(string directives, string exported, string excluded)
    {
        var symbols = CoffObject.Read(new CoffBuilder().Section(".drectve", 0xA00, directives).Build());
        Assert.Equal(exported, string.Join(' ', symbols.Exported));
        Assert.Equal(excluded, string.Join(' ', symbols.Excluded));
    }

    [Fact]
    public void A_file_that_is_truncated_anywhere_is_damaged()
    {
        var file = new CoffBuilder().Section(".text", CoffBuilder.Code).Symbol("add", 1).Build();
        for (var length = 0; length < file.Length - 4; length++)
            Assert.Equal("NSDK2020", Assert.Throws<NativeException>(() => CoffObject.Read(file[..length])).Diagnostic.Code);
    }

    [Fact]
    public void LLVM_bitcode_is_not_an_object()
    {
        byte[] bitcode = [(byte)'B', (byte)'C', 0xC0, 0xDE, .. new byte[200]];
        Assert.Equal(
            "An object for Windows could not be read: its tables point outside the file. Expected a COFF object from the compiler; "
            + "clean the build (dotnet clean) and build again.",
            Assert.Throws<NativeException>(() => CoffObject.Read(bitcode)).Message);
    }

    private static string Defined(byte[] file) =>
        string.Join(", ", CoffObject.Read(file).Defined.Select(symbol => symbol.Name + (symbol.IsData ? " DATA" : "")));
}
