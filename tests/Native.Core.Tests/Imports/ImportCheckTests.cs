using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Platform;

namespace Native.Core.Tests.Imports;

public sealed class ImportCheckTests
{
    [Theory]
    [InlineData("linux-x64", "add", "add")]
    [InlineData("osx-arm64", "add", "add")]
    [InlineData("win-x64", "#2", "other")]
    [InlineData("win-x64", "open", "openA")]
    [InlineData("win-x86", "add", "_add@8")]
    [InlineData("win-x86", "open", "_openA@4")]
    public void Imports_that_dotnet_finds_are_not_errors(string rid, string function, string export) => Assert.Empty(Check(rid, [export], Import(function)));

    [Theory]
    [InlineData("linux-x64", "open", "openA", "openA")]
    [InlineData("linux-x64", "addd", "add", "Did you mean 'add'?")]
    [InlineData("linux-x64", "mul", "_Z3mulii", "extern \"C\"")]
    [InlineData("linux-x64", "mul", "_ZN5space3mulEii", "extern \"C\"")]
    [InlineData("win-x64", "mul", "?mul@@YAHHH@Z", "extern \"C\"")]
    [InlineData("linux-x64", "mul", "_Z13accumul", "does not export 'mul'")]
    [InlineData("win-x64", "#9", "add", "does not export '#9'")]
    [InlineData("win-x64", "add", "_add@8", "does not export 'add'")]
    [InlineData("linux-x64", "kept", "add", "static")]
    [InlineData("linux-x64", "veiled", "add", "hidden")]
    public void Imports_that_dotnet_does_not_find_are_named_with_the_reason(string rid, string function, string export, string said)
    {
        var error = Assert.Single(Check(rid, [export], Import(function)));
        Assert.Equal((Severity.Error, "NSDK2021", "P.cs", 3), (error.Severity, error.Code, error.File, error.Line));
        Assert.Contains(said, error.Message);
        Assert.Contains(rid, error.Message);
    }

    [Fact]
    public void The_exact_name_and_the_name_with_W_are_looked_up()
    {
        Assert.Single(Check("win-x64", ["openA"], Import("open") with { IsExact = true }));
        Assert.Empty(Check("win-x64", ["openW"], Import("open") with { IsUnicode = true }));
        Assert.Single(Check("win-x86", ["_add@8"], Import("add") with { IsStdCall = false }));
    }

    [Fact]
    public void Where_an_attribute_excludes_the_system_nothing_is_missing()
    {
        var only = Import("beep") with { Support = [new([], []), new(["windows"], [])] };
        Assert.Empty(Check("linux-x64", [], only));
        Assert.Single(Check("win-x64", [], only));
        Assert.Empty(Check("osx-x64", [], Import("beep") with { Support = [new([], ["macos"])] }));
    }

    [Theory]
    [InlineData("linux-x64", "libfoo.Native.so")]
    [InlineData("linux-x64", "libfoo.Native")]
    [InlineData("linux-musl-x64", "foo.Native.so")]
    [InlineData("win-x64", "FOO.Native.dll")]
    [InlineData("osx-x64", "foo.Native.dylib")]
    public void Every_name_of_the_project_s_library_is_recognized(string rid, string library) =>
        Assert.Equal("NSDK2021", Assert.Single(Check(rid, [], Import("gone") with { Library = library })).Code);

    [Theory]
    [InlineData("linux-x64", "foo.Natve")]
    [InlineData("linux-x64", "Foo.Native")]
    [InlineData("linux-x64", "foo")]
    [InlineData("linux-x64", "foo.Native.dll")]
    public void A_misspelled_name_of_the_library_is_a_warning(string rid, string library)
    {
        var warning = Assert.Single(Check(rid, [], Import("gone") with { Library = library }));
        Assert.Equal((Severity.Warning, "NSDK2022"), (warning.Severity, warning.Code));
        Assert.Contains("'foo.Native'", warning.Message);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("kernel32.dll")]
    [InlineData("foo.Extra")]
    [InlineData("libfoo.Nativ.so")]
    [InlineData("/opt/foo.Natve")]
    public void Another_library_is_ignored(string library) => Assert.Empty(Check("linux-x64", [], Import("f") with { Library = library }));

    [Fact]
    public void Functions_of_linked_libraries_are_found_except_on_Windows()
    {
        var behind = new Lazy<IReadOnlySet<string>?>(new HashSet<string> { "deflate" });
        Assert.Empty(Check("linux-x64", [], behind, Import("deflate")));
        Assert.Single(Check("linux-x64", [], behind, Import("inflate")));
        Assert.Single(Check("win-x64", [], behind, Import("deflate")));
        Assert.Empty(Check("linux-x64", [], new Lazy<IReadOnlySet<string>?>(() => null), Import("deflate")));
    }

    [Fact]
    public void The_line_is_that_of_the_declaration_in_its_class()
    {
        (string, string)[] sources =
        [
            ("A.cs", "class A {\n  void add() { }\n  [DllImport(\"foo.Native\")]\n  static extern int add(int a);\n}"),
            ("P.cs", "class P {\n  int x = add(1);\n  [LibraryImport(L, EntryPoint = \"a\"), Other]\n  internal static partial int\n    add<T>(int a);\n}"),
        ];
        Assert.Equal(("P.cs", 5), ImportPlace.Find(Import("add"), sources));
        Assert.Equal(("A.cs", 4), ImportPlace.Find(Import("add") with { Type = "N.A" }, sources));
        Assert.Null(ImportPlace.Find(Import("sub"), sources));
    }

    [Fact]
    public void The_result_of_a_link_is_written_and_read()
    {
        var record = ExportRecord.Parse(new ExportRecord(new(new HashSet<string> { "b", "a" }, new HashSet<int> { 7 }, ["libz.so.1", "libc.so.6"]), ["/l i b"], ["/a.a"]).Write());
        Assert.Equal(["a", "b"], record.Exports.Names.Order());
        Assert.Equal([7], record.Exports.Ordinals);
        Assert.Equal(["/l i b", "/a.a"], record.Folders.Concat(record.Archives));
        Assert.True(record.BringsOthers);
        Assert.Null(record.Behind(NativeTarget.Parse("linux-x64"), new FakeFiles()));
        Assert.Empty(new ExportRecord(new(new HashSet<string>(), new HashSet<int>(), ["libc.so.6"]), [], []).Behind(NativeTarget.Parse("linux-x64"), new FakeFiles())!);
    }

    [Fact]
    public void Missing_bindings_are_one_warning_per_header()
    {
        var declared = DeclaredImports.Parse(DeclaredImports.Write([
            ("a.h", new("one", "one", "N.M", "one", ["linux-x64"])), ("a.h", new("two", "two_v2", "N.M", "two", ["linux-x64", "win-x64"])), ("b b.h", new("three", "three", "M", "three", ["win-x64"]))]));
        Assert.Equal(["one", "two_v2"], DeclaredImports.Symbols(DeclaredImports.Write(declared), "linux-x64").Order());
        var missing = MissingImports.Find(declared, "win-x64", _ => false);
        Assert.Equal(["two", "three"], missing.Select(each => each.Import.Name));
        var warnings = MissingImports.Warnings(MissingImports.Find(declared, "linux-x64", _ => false), "libfoo.so", "linux-x64").ToList();
        Assert.Equal("NSDK2024", Assert.Single(warnings).Code);
        Assert.Contains("Block=\"one;two\"", warnings[0].Message);
        Assert.Equal("osx-arm64", MissingImports.Rid("/x/" + MissingImports.FileName("osx-arm64")));
    }

    private static ManagedImport Import(string function) => new("foo.Native", function, "P", function) { IsStdCall = true };

    private static IReadOnlyList<Diagnostic> Check(string rid, string[] exports, params ManagedImport[] imports) => Check(rid, exports, new Lazy<IReadOnlySet<string>?>(new HashSet<string>()), imports);

    private static IReadOnlyList<Diagnostic> Check(string rid, string[] exports, Lazy<IReadOnlySet<string>?> behind, params ManagedImport[] imports) => new ImportCheck(new()
    {
        Target = NativeTarget.Parse(rid),
        Name = "foo.Native",
        FileName = "file",
        Exports = new(exports.ToHashSet(), new HashSet<int> { 2 }, []),
        Behind = behind,
        AdjacentFiles = ["libfoo.Nativ.so"],
        Objects = () => (new HashSet<string> { "veiled" }, new HashSet<string> { "kept" }),
    }, _ => false).Check(imports, checksNames: true, _ => ("P.cs", 3));
}
