using Native.Core.NativeAot;

namespace Native.Core.Tests.NativeAot;

public sealed class DuplicateSymbolsTests
{
    [Fact]
    public void Two_archives_that_define_a_function_are_an_error_that_names_both()
    {
        var diagnostic = Assert.Single(DuplicateSymbols.Find([Archive("/a/liba.a", "A.csproj", "b", "a", "c", "d", "e"), Archive("/b/libb.a", "B.csproj", "e", "d", "c", "b", "x")]));
        Assert.Equal("NSDK6020", diagnostic.Code);
        Assert.StartsWith("liba.a (A.csproj) and libb.a (B.csproj) both define 'b', 'c', 'd' and 1 more, but", diagnostic.Message);
    }

    [Fact]
    public void Archives_of_one_project_were_one_library_before() =>
        Assert.Empty(DuplicateSymbols.Find([Archive("/a/liba.a", "A.csproj", "f"), Archive("/a/libdep.a", "A.csproj", "f")]));

    [Fact]
    public void Different_names_are_no_error() => Assert.Empty(DuplicateSymbols.Find([Archive("/a/liba.a", "A.csproj", "f"), Archive("/b/libb.a", "B.csproj", "g")]));

    private static StaticArchive Archive(string path, string project, params string[] names) => new(path, new HashSet<string> { project }, names.ToHashSet());
}
