using Native.Core.Link;

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

    [Fact]
    public void A_version_script_names_what_objects_offer_once_and_sorted() =>
        Assert.Equal("{\n  global:\n    \"add\";\n    \"sub\";\n  local: *;\n};\n", ExportList.VersionScript([["sub"], ["add", "sub"]]));

    [Fact]
    public void A_version_script_without_names_hides_everything() =>
        Assert.Equal("{\n  local: *;\n};\n", ExportList.VersionScript([[]]));

    [Fact]
    public void There_is_no_version_script_where_an_object_cannot_be_read() =>
        Assert.Null(ExportList.VersionScript([["add"], null]));

    private static CoffSymbols Symbols((string Name, bool IsData)[] defined, string[]? exported = null, string[]? excluded = null) =>
        new([.. defined.Select(symbol => new CoffSymbol(symbol.Name, symbol.IsData))],
            (exported ?? []).ToHashSet(), (excluded ?? []).ToHashSet());
}
