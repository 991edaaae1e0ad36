using Native.Core.Bindings;

namespace Native.Core.Tests.Bindings;

public sealed class GeneratedPathsTests
{
    [Fact]
    public void No_two_files_have_one_path_whatever_the_file_system_takes_for_one()
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
    public void A_header_has_a_file_that_every_system_can_have(string header, bool isFolder, string expected) =>
        Assert.Equal(expected, new GeneratedFile(header, "").OutputPath("/out", isFolder));
}
