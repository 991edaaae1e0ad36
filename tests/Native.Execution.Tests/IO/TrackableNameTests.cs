using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class TrackableNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a b#$;'é.c", null)]
    [InlineData("a\\b.c", "a\\b.c' contains a backslash")]
    [InlineData("a\nb.c", "a\\x0ab.c' contains a control character")]
    [InlineData("a\tb.c", "a\\x09b.c' contains a control character")]
    public void A_name_that_cannot_be_recorded_is_rejected(string name, string? expected)
    {
        File.WriteAllText(_folder[name], "");
        Check(expected, _folder[name]);
    }

    // Names in the output of a compiler are looked up among the files.
    [Theory]
    [InlineData("a\\b.h", "a/b.h", "a\\b.h' contains a backslash")]
    [InlineData("a\tb.h", "a", "a\\x09b.h' contains a control character")]
    [InlineData("a\\b.h", "a/c.h", null)]
    [InlineData("b.h", "a/b.h", null)]
    public void A_path_that_a_compiler_changed_is_reported_as_the_existing_file(string name, string told, string? expected)
    {
        File.WriteAllText(_folder[name], "");
        Check(expected, _folder[told]);
    }

    [Theory]
    [InlineData("C:\\src\\a.c", "windows", true)]
    [InlineData("C:\\src\\a.c", "macos", false)]
    [InlineData("C:\\src\\a\tb.c", "windows", false)]
    public void On_Windows_a_backslash_separates_folders(string path, string host, bool isFine) =>
        Assert.Equal(isFine, TrackableName.Refuse([path], null, Hosts.Of(host)) is null);

    [Fact]
    public void The_first_of_several_is_named() => Check("one\\.c' contains a backslash", _folder["fine.c"], _folder["one\\.c"], _folder["two\\.c"]);

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
