using Native.Core.Dependencies;

namespace Native.Core.Tests.Dependencies;

public sealed class PcFolderTests
{
    [Fact]
    public void The_first_folder_takes_precedence_and_the_closure_contains_each_file_once()
    {
        var folder = Folder(("/1/a.pc", "b c"), ("/2/a.pc", ""), ("/2/b.pc", "c"), ("/2/c.pc", ""));
        Assert.Equal("/1/a.pc /2/b.pc /2/c.pc", string.Join(' ', folder.Closure("a").Select(file => Paths.Plain(file.Path))));
        Assert.Null(folder.Missing("a"));
        Assert.Null(folder.Cycle("a"));
    }

    [Fact]
    public void A_missing_module_is_reported_with_the_module_that_requires_it()
    {
        var folder = Folder(("/1/a.pc", "b"), ("/1/b.pc", "nothere"));
        Assert.Equal(("nothere", "/1/b.pc"), folder.Missing("a") is var (module, file) ? (module, Paths.Plain(file.Path)) : default);
    }

    [Theory]
    [InlineData("a>b b>a", "a b a")]
    [InlineData("a>b b>c c>b", "b c b")]
    [InlineData("a>a", "a a")]
    [InlineData("a>b,c b>c c>", null)]
    public void A_cycle_is_reported_from_a_module_to_itself(string graph, string? expected)
    {
        var folder = Folder([.. graph.Split(' ').Select(edge => edge.Split('>')).Select(edge => ($"/1/{edge[0]}.pc", edge[1].Replace(',', ' ')))]);
        var cycle = folder.Cycle("a");
        Assert.Equal(expected, cycle is null ? null : string.Join(' ', cycle.Select(file => Path.GetFileNameWithoutExtension(file.Path))));
    }

    [Fact]
    public void A_cycle_of_private_requirements_is_allowed()
    {
        var files = new FakeFiles()
            .With("/1/freetype2.pc", text: "Name: x\nDescription: d\nVersion: 1\nRequires.private: harfbuzz\n")
            .With("/1/harfbuzz.pc", text: "Name: x\nDescription: d\nVersion: 1\nRequires: freetype2\n");
        Assert.Null(new PcFolder(files, ["/1"]).Cycle("freetype2"));
    }

    private static PcFolder Folder(params (string Path, string Requires)[] files)
    {
        var disk = new FakeFiles();
        foreach (var (path, requires) in files)
            disk.With(path, text: $"Name: x\nDescription: d\nVersion: 1\nRequires: {requires}\n");
        return new(disk, ["/1", "/2"]);
    }
}
