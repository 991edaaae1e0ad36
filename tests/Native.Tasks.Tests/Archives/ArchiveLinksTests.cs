using Native.Core.Platform;

namespace Native.Tasks.Tests.Archives;

public sealed class ArchiveLinksTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-links-").FullName;

    public ArchiveLinksTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "src/deep"));
        File.WriteAllText(Path.Combine(_root, "src/a.h"), "a");
        File.WriteAllText(Path.Combine(_root, "src/deep/b.h"), "b");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Links_are_created_if_the_system_allows_it()
    {
        Make(new ArchiveLinks(_root));
        Assert.Equal("../src/a.h", new FileInfo(Path.Combine(_root, "include/a.h")).LinkTarget);
        Assert.Equal("src", new DirectoryInfo(Path.Combine(_root, "all")).LinkTarget);
        Assert.Equal("b", File.ReadAllText(Path.Combine(_root, "all/deep/b.h")));
    }

    // "A required privilege is not held by the client."
    [Fact]
    public void If_Windows_does_not_allow_links_their_targets_are_copied()
    {
        Make(new ArchiveLinks(_root, HostSystem.Windows, (_, _) => throw new IOException("", unchecked((int)0x80070522))));
        Assert.Equal("a a b a", string.Join(' ', new[] { "include/a.h", "second", "all/deep/b.h", "all/a.h" }.Select(name => File.ReadAllText(Path.Combine(_root, name)))));
        Assert.Null(new FileInfo(Path.Combine(_root, "include/a.h")).LinkTarget);
        Assert.False(Path.Exists(Path.Combine(_root, "nowhere")));
        Assert.False(Path.Exists(Path.Combine(_root, "src/self")));
    }

    [Fact]
    public void On_other_systems_a_link_that_cannot_be_created_is_an_error() =>
        Assert.Throws<UnauthorizedAccessException>(() => Make(new ArchiveLinks(_root, HostSystem.MacOS, (_, _) => throw new UnauthorizedAccessException())));

    [Fact]
    public void A_link_replaces_a_file_and_not_a_folder()
    {
        new ArchiveLinks(_root).Make(new Dictionary<string, string> { ["src/a.h"] = "deep/b.h" });
        Assert.Equal("b", File.ReadAllText(Path.Combine(_root, "src/a.h")));
        Assert.Throws<InvalidDataException>(() => new ArchiveLinks(_root).Make(new Dictionary<string, string> { ["src/deep"] = "." }));
    }

    // A link precedes the link that it refers to, one refers to a missing file, and one refers to its own parent directory.
    private static void Make(ArchiveLinks links) => links.Make(new Dictionary<string, string>
    {
        ["second"] = "include/a.h",
        ["include/a.h"] = "../src/a.h",
        ["all"] = "src",
        ["nowhere"] = "gone",
        ["src/self"] = ".",
    });
}
