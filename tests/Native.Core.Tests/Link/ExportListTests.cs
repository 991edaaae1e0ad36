using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;
using Native.Core.Tests.ObjectFiles;

namespace Native.Core.Tests.Link;

public sealed class ExportListTests
{
    [Fact]
    public void A_DLL_exports_every_definition_that_is_not_hidden_sorted() =>
        Assert.Equal("EXPORTS\n    \"Zed\"\n    \"add\"\n    \"table\" DATA\n", ExportList.ModuleDefinition(
            [Symbols([("table", true), ("concealed", false), ("add", false)], excluded: ["concealed"]), Symbols([("Zed", false), ("add", false)])],
            exportAnnotatedOnly: false));

    [Fact]
    public void With_hidden_symbols_a_DLL_exports_annotated_ones_only() =>
        Assert.Equal("EXPORTS\n    \"shown\"\n", ExportList.ModuleDefinition(
            [Symbols([("shown", false), ("plain", false)], exported: ["shown", "not_defined_here"])], exportAnnotatedOnly: true));

    [Fact]
    public void An_annotated_symbol_does_not_hide_the_others() =>
        Assert.Equal("EXPORTS\n    \"plain\"\n    \"shown\"\n", ExportList.ModuleDefinition(
            [Symbols([("shown", false), ("plain", false)], exported: ["shown"])], exportAnnotatedOnly: false));

    [Theory]
    [InlineData(".refptr.x")]
    [InlineData(".weak.f.default.g")]
    [InlineData("__xmm@0")]
    [InlineData("__real@3fe0")]
    [InlineData("_fltused")]
    [InlineData("DllMain")]
    [InlineData("DllMain@12")]
    [InlineData("DllMainCRTStartup")]
    public void Names_of_the_compiler_and_the_loader_are_left_out(string name) =>
        Assert.Equal("EXPORTS\n", ExportList.ModuleDefinition([Symbols([(name, false)])], exportAnnotatedOnly: false));

    [Fact]
    public void Archives_are_exported_whatever_hides_our_own() => Assert.Equal("EXPORTS\n    \"inflate\"\n", ExportList.ModuleDefinition(
        [Symbols([("plain", false)])], exportAnnotatedOnly: true, [Symbols([("inflate", false), ("own", false)], excluded: ["own"])]));

    [Theory]
    [InlineData("std_add@8", "\"std_add\" = \"std_add@8\"")]
    [InlineData("@fast_mul@8", "\"fast_mul\" = \"@fast_mul@8\"")]
    [InlineData("vector_dot@@32", "\"vector_dot\" = \"vector_dot@@32\"")]
    [InlineData("?add@@YAHXZ", "\"?add@@YAHXZ\"")]
    public void Decorated_names_are_exported_under_their_C_names(string name, string entry) =>
        Assert.Equal($"EXPORTS\n    {entry}\n", ExportList.ModuleDefinition([Symbols([(name, false)])], exportAnnotatedOnly: false));

    [Fact]
    public void An_empty_list_is_detected() => Assert.Equal(ExportList.EmptyModuleDefinition, ExportList.ModuleDefinition([], exportAnnotatedOnly: false));

    [Fact]
    public void Hidden_symbols_of_an_archive_are_exported_if_a_header_declares_them()
    {
        var member = new CoffBuilder().Section(".text", CoffBuilder.Code).Section(".drectve", 0, " -exclude-symbols:wanted,other").Symbol("wanted", 1).Symbol("other", 1).Build();
        byte[] archive = [.. "!<arch>\n"u8, .. System.Text.Encoding.ASCII.GetBytes($"{"a.o/",-48}{member.Length,-10}`\n"), .. member];
        Assert.Equal("EXPORTS\n    \"wanted\"\n",
            ExportList.Write(NativeTarget.Parse("win-x64"), [], [("a.lib", archive)], exportAnnotatedOnly: false, new HashSet<string> { "wanted" }));
    }

    [Fact]
    public void A_version_script_names_the_symbols_of_objects_once_and_sorted() =>
        Assert.Equal("{\n  global:\n    \"add\";\n    \"sub\";\n  local: *;\n};\n", ExportList.VersionScript([["sub"], ["add", "sub"]]));

    [Fact]
    public void A_version_script_without_names_hides_everything() =>
        Assert.Equal("{\n  local: *;\n};\n", ExportList.VersionScript([[]]));

    [Fact]
    public void No_version_script_is_written_if_an_object_cannot_be_read() =>
        Assert.Null(ExportList.VersionScript([["add"], null]));

    private static CoffSymbols Symbols((string Name, bool IsData)[] defined, string[]? exported = null, string[]? excluded = null) =>
        new([.. defined.Select(symbol => new CoffSymbol(symbol.Name, symbol.IsData))],
            (exported ?? []).ToHashSet(), (excluded ?? []).ToHashSet());
}
