namespace Native.Tool.Tests;

public sealed class SourceTreeTests
{
    private static readonly SourceTree s_tree = new("/lib",
    [
        "CMakeLists.txt", "build/cmake/CMakeLists.txt", "foo/CMakeLists.txt", "build/cmake/tests/CMakeLists.txt", "lib/a.c", "lib/a.h", "lib/common/b.c", "lib/common/private.h", "lib/dec/c.c", "lib/enc/d.c", "lib/legacy/e.c",
        "lib/main.c", "include/foo/foo.h", "tests/t.c", "programs/p.c", "examples/x.h", "contrib/tool/y.c",
    ]);

    [Fact]
    public void Tests_examples_and_programs_are_no_sources()
    {
        Assert.Equal(["lib/a.c", "lib/common/b.c", "lib/dec/c.c", "lib/enc/d.c", "lib/legacy/e.c", "lib/main.c"], s_tree.Sources);
        Assert.Equal(["lib/a.h", "lib/common/private.h", "include/foo/foo.h"], s_tree.Headers);
    }

    [Theory]
    [InlineData("CMakeLists.txt", "")]
    [InlineData("build/cmake/CMakeLists.txt", "build/cmake")]
    [InlineData("build/cmake/tests/CMakeLists.txt", null)]
    [InlineData("foo/CMakeLists.txt", "foo")]
    public void The_CMake_project_is_where_a_library_is_defined(string file, string? expected) =>
        Assert.Equal(expected, s_tree.CMakeFolder(name => name == file ? "add_library(a a.c)" : "project(a)"));

    [Fact]
    public void A_CMake_project_can_define_its_library_in_a_subdirectory() =>
        Assert.Equal("", s_tree.CMakeFolder(name => name == "CMakeLists.txt" ? "add_subdirectory(build/cmake)" : "add_library(a a.c)"));

    [Theory]
    [InlineData("lib/a.c", "lib/a.c", "")]
    [InlineData("lib/a.c lib/common/b.c lib/dec/c.c", "lib/*.c lib/common/*.c lib/dec/*.c", "lib/main.c")]
    [InlineData("lib/a.c lib/common/b.c lib/dec/c.c lib/enc/d.c lib/legacy/e.c", "lib/**/*.c", "lib/main.c")]
    [InlineData("a/1.c b/1.c c/1.c d/1.c e/1.c", "**/*.c", "lib/** tests/** programs/** contrib/**")]
    public void Patterns_match_the_sources_and_no_other(string chosen, string patterns, string excluded)
    {
        var (included, left) = SourcePatterns.Of(chosen.Split(' '), [.. s_tree.Files.Where(file => file.EndsWith(".c", StringComparison.Ordinal)), .. chosen.Split(' ').Where(file => file[1] == '/')]);
        Assert.Equal((patterns, excluded), (string.Join(' ', included), string.Join(' ', left)));
    }

    [Fact]
    public void Include_directories_are_those_that_a_name_needs()
    {
        var texts = new Dictionary<string, string>
        {
            ["lib/common/b.c"] = "#include \"private.h\"\n#include <foo/foo.h>\n#include \"../a.h\"\n#include <stdio.h>",
            ["lib/dec/c.c"] = "#include \"common/private.h\"",
            ["lib/common/private.h"] = "#include \"config.h\"",
        };
        var finder = new IncludeFinder(s_tree, file => texts.GetValueOrDefault(file, ""));
        Assert.Equal(["include", "lib"], finder.Folders(["lib/common/b.c", "lib/dec/c.c"]));
        Assert.Equal(["config.h", "stdio.h"], finder.Outside);
    }
}
