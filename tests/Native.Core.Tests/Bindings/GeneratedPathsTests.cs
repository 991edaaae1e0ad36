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
}
