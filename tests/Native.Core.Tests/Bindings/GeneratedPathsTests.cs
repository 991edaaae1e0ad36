using Native.Core.Bindings;

namespace Native.Core.Tests.Bindings;

public sealed class GeneratedPathsTests
{
    [Fact]
    public void No_two_files_have_paths_that_a_file_system_treats_as_equal()
    {
        var paths = new GeneratedPaths();
        Assert.Equal(["out/a.b.h.g.cs", "out/a.b.h.2.g.cs", "out/List.h.g.cs", "out/list.h.2.g.cs", "out/LIST.h.3.g.cs", "x.cs", "X.2.cs"],
            new[] { "out/a.b.h.g.cs", "out/a.b.h.g.cs", "out/List.h.g.cs", "out/list.h.g.cs", "out/LIST.h.g.cs", "x.cs", "X.cs" }.Select(paths.Take));
    }

    // A checked-in file must have a name that is valid on Windows.
    [Theory]
    [InlineData("git2/blob.h", true, "/out/git2.blob.h.g.cs")]
    [InlineData("aux.h", true, "/out/_aux.h.g.cs")]
    [InlineData("con/a.h", true, "/out/_con.a.h.g.cs")]
    [InlineData("aux.h", false, "/out")]
    public void The_file_for_a_header_has_a_name_that_is_valid_on_every_system(string header, bool isFolder, string expected) =>
        Assert.Equal(expected, Paths.Plain(new GeneratedFile(header, "").OutputPath(Paths.Full("/out"), isFolder)));
}
