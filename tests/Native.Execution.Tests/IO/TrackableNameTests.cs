using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class TrackableNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a b#$;'é.c", null)]
    [InlineData("a\\b.c", "a\\b.c' has a backslash")]
    [InlineData("a\nb.c", "a\\x0ab.c' contains a control character")]
    [InlineData("a\tb.c", "a\\x09b.c' contains a control character")]
    public void A_name_is_refused_that_lists_of_files_cannot_hold(string name, string? expected)
    {
        File.WriteAllText(_folder[name], "");
        Check(expected, _folder[name]);
    }

    // What a compiler says of a name is looked up among the files.
    [Theory]
    [InlineData("a\\b.h", "a/b.h", "a\\b.h' has a backslash")]
    [InlineData("a\tb.h", "a", "a\\x09b.h' contains a control character")]
    [InlineData("a\\b.h", "a/c.h", null)]
    [InlineData("b.h", "a/b.h", null)]
    public void A_path_that_is_not_there_is_told_by_the_file_that_it_was_made_from(string name, string told, string? expected)
    {
        File.WriteAllText(_folder[name], "");
        Check(expected, _folder[told]);
    }

    [Theory]
    [InlineData("C:\\src\\a.c", "windows", true)]
    [InlineData("C:\\src\\a.c", "macos", false)]
    [InlineData("C:\\src\\a\tb.c", "windows", false)]
    public void On_Windows_a_backslash_parts_folders(string path, string host, bool isFine) =>
        Assert.Equal(isFine, TrackableName.Refuse([path], null, Hosts.Of(host)) is null);

    [Fact]
    public void The_first_of_several_is_named() => Check("one\\.c' has a backslash", _folder["fine.c"], _folder["one\\.c"], _folder["two\\.c"]);

    private static void Check(string? expected, params string[] paths)
    {
        var diagnostic = TrackableName.Refuse(paths, "/p/p.csproj");
        if (expected is null)
        {
            Assert.Null(diagnostic);
            return;
        }

        Assert.Equal(("NSDK2018", "/p/p.csproj"), (diagnostic!.Code, diagnostic.File));
        Assert.Contains(expected, diagnostic.Message);
    }
}
