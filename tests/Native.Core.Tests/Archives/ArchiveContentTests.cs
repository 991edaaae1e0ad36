using Native.Core.Archives;
using Native.Core.Incremental;

namespace Native.Core.Tests.Archives;

public sealed class ArchiveContentTests
{
    private static readonly string[] s_names =
        ["b.c", "a.c", "A.C", "readme", "src/b.c", "src/a.c", "src/test/t.c", "src/test/deep/u.c", "src/test.c/x.txt", "other/a.c", "%41.c"];

    private static readonly FakeFiles s_files = s_names.Append("../outside.c").Aggregate(new FakeFiles(),
        (files, name) => files.With(Path.GetFullPath("/o/foo/" + name)));

    [Theory]
    [InlineData("*.c", "", "%41.c a.c b.c")]
    [InlineData("src/*.c", "", "src/a.c src/b.c")]
    [InlineData(@"src\*.c", "", "src/a.c src/b.c")]
    [InlineData("./src/?.c", "", "src/a.c src/b.c")]
    [InlineData("src/**/*.c", "", "src/a.c src/b.c src/test/deep/u.c src/test/t.c")]
    [InlineData("src/**/*.c", "src/test/**", "src/a.c src/b.c")]
    [InlineData("src/**/*.c", "src/b.C;src/*/t.c", "src/a.c src/test/deep/u.c")]
    [InlineData("src/**/*.c", "**/B.C;**/t.c", "src/a.c src/test/deep/u.c")]
    [InlineData("*/a.c", "./other/*", "src/a.c")]
    [InlineData("src/test/**", "", "src/test/deep/u.c src/test/t.c")]
    [InlineData("b.c;*.c", "", "b.c %41.c a.c")]
    [InlineData("*.C", "", "A.C")]
    [InlineData("gone.c", "", "gone.c")]
    [InlineData("gone.c;a.c", "gone.c", "a.c")]
    [InlineData("/src/a.c", "", "src/a.c")]
    [InlineData("../out*.c", "", "../outside.c")]
    [InlineData("source/*.c", "", "")]
    [InlineData("", "", "")]
    public void Patterns_of_MSBuild_name_the_sources_once_each(string sources, string excluded, string expected) =>
        Assert.Equal(expected, string.Join(' ', (Content(sources, excluded) with { Host = Hosts.Of("linux") }).Items(s_files).Select(item => Paths.Plain(Path.GetRelativePath(Paths.Full("/o/foo"), item.Include)))));

    // The folder before the name or the wildcard is compared as the file system does.
    [UnixFact(Unix.Case)]
    public void A_folder_in_another_case_is_another_folder() => Assert.Equal("src/a.c src/b.c src/test/deep/u.c",
        string.Join(' ', Content("src/**/*.c", "SRC/B.C;src/*/t.c").Items(s_files).Select(item => Path.GetRelativePath("/o/foo", item.Include))));

    [Theory]
    [InlineData("windows", "%41.c A.C a.c b.c")]
    [InlineData("macos", "%41.c A.C a.c b.c")]
    [InlineData("linux", "%41.c a.c b.c")]
    public void Case_counts_as_in_the_file_system(string host, string expected) => Assert.Equal(expected, string.Join(' ',
        (Content("*.c", "") with { Host = Hosts.Of(host) }).Items(s_files).Select(item => Paths.Plain(Path.GetRelativePath(Paths.Full("/o/foo"), item.Include)))));

    [Fact]
    public void Sources_have_the_metadata_that_is_set_and_include_paths_have_none()
    {
        var content = Content("src/a.c", "") with { IncludePaths = ["include", @"src\config"], Metadata = [("Language", ""), ("Defines", "X;Y")] };
        var items = content.Items(s_files);
        Assert.Equal(["Source /o/foo/src/a.c Defines=X;Y", "Include /o/foo/include ", "Include /o/foo/src/config "],
            items.Select(item => $"{item.Type} {Paths.Plain(item.Include)} {string.Join(' ', item.Metadata.Select(pair => $"{pair.Key}={pair.Value}"))}"));
    }

    [Theory]
    [InlineData("source/*.c; x.?", "", "No file in /o/foo/ matches Sources=\"source/*.c;x.?\" of the archive. Expected at least one matching file; inspect the directory and correct "
        + "Sources, ExcludeSources or StripComponents.")]
    [InlineData("src/*.c", "src/**", "No file in /o/foo/ matches Sources=\"src/*.c\" of the archive. Expected at least one matching file; inspect the directory and correct "
        + "Sources, ExcludeSources or StripComponents.")]
    [InlineData("gone.c", "", null)]
    [InlineData("", "", null)]
    public void Patterns_that_name_nothing_are_an_error(string sources, string excluded, string? expected)
    {
        var content = Content(sources, excluded) with { IncludePaths = ["include"] };
        var diagnostic = content.Refuse(content.Items(s_files), "/p/p.csproj");
        Assert.Equal((expected, expected is null ? null : "NSDK3048", expected is null ? null : "/p/p.csproj"), (diagnostic?.Message, diagnostic?.Code, diagnostic?.File));
    }

    [Theory]
    [InlineData("*.c", "/o/foo/d.c", true)]
    [InlineData("src/**/*.c", "/o/foo/src/test/d.c", true)]
    [InlineData("src/*.c", "/o/foo/src/test/d.c", false)]
    [InlineData("src/*.c", "/o/foo/d.c", false)]
    [InlineData("src/d.c", "/o/foo/src/d.c", false)]
    public void A_file_that_matches_a_wildcard_makes_the_step_stale(string sources, string added, bool expected)
    {
        var inputs = Content(sources, "").Inputs.Select(input => new InputReader(s_files).Now(input.Kind, input.Name)).ToList();
        var with = s_names.Aggregate(new FakeFiles(), (files, name) => files.With("/o/foo/" + name)).With(added);
        Assert.Equal(expected, inputs.Exists(input => new InputReader(with).State(input) != input.State));
        Assert.DoesNotContain(inputs, input => new InputReader(s_files).State(input) != input.State);
    }

    private static ArchiveContent Content(string sources, string excluded) => new("/o/foo", List(sources), List(excluded), []);

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
