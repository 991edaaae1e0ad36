using Native.Core.Archives;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Tests.Archives;

public sealed class ArchiveTreeTests
{
    [Theory]
    [InlineData("libfoo/src/a.c", 0, "libfoo/src/a.c")]
    [InlineData("libfoo/src/a.c", 1, "src/a.c")]
    [InlineData("libfoo/src/a.c", 2, "a.c")]
    [InlineData("libfoo/src/a.c", 3, null)]
    [InlineData("./libfoo//src/./a.c", 1, "src/a.c")]
    [InlineData("libfoo/", 1, null)]
    [InlineData("libfoo\\src\\a.c", 1, "src/a.c")]
    [InlineData("libfoo/..a/b..", 1, "..a/b..")]
    public void Leading_folders_are_left_out(string entry, int strip, string? place) =>
        Assert.Equal(place, new ArchiveTree("x.tar", strip).Place(entry));

    [Theory]
    [InlineData("../a.c")]
    [InlineData("a/../../b.c")]
    [InlineData("a/..")]
    [InlineData("/etc/passwd")]
    [InlineData("\\a.c")]
    [InlineData("..\\a.c")]
    [InlineData("C:\\a.c")]
    [InlineData("c:a.c")]
    public void A_name_that_leaves_the_folder_is_rejected(string entry) =>
        Assert.Equal("NSDK3045", Assert.Throws<NativeException>(() => new ArchiveTree("x.tar", 2).Place(entry)).Diagnostic.Code);

    [Theory]
    [InlineData("lib", "lib64")]
    [InlineData("include/a.h", "../src/a.h")]
    [InlineData("a/b/c", "../..")]
    [InlineData("dangling", "not/there")]
    [InlineData("a", "./b/../c")]
    public void A_link_that_stays_inside_is_kept(string place, string target) => Tree((place, target)).CheckLinks();

    [Theory]
    [InlineData("a", "..")]
    [InlineData("a/b", "../..")]
    [InlineData("a", "/etc")]
    [InlineData("a", "b/../../c")]
    [InlineData("a", "C:/x")]
    [InlineData("a", "a")]
    public void A_link_that_leaves_the_folder_or_forms_a_cycle_is_rejected(string place, string target) =>
        Assert.Equal("NSDK3045", Assert.Throws<NativeException>(() => Tree((place, target)).CheckLinks()).Diagnostic.Code);

    [Fact]
    public void Links_are_followed_through_links()
    {
        // s/up is a link to the directory itself, so s/up/.. is outside, although the path normalizes to s.
        var tree = Tree(("s/up", ".."), ("out", "s/up/.."));
        Assert.Equal("NSDK3045", Assert.Throws<NativeException>(tree.CheckLinks).Diagnostic.Code);
        Tree(("s/up", ".."), ("in", "s/up/s")).CheckLinks();
        Assert.Throws<NativeException>(Tree(("a", "b"), ("b", "a")).CheckLinks);
    }

    [Fact]
    public void Nothing_is_written_through_a_link_and_a_file_replaces_a_link()
    {
        var tree = Tree(("lib", "lib64"));
        Assert.Equal("NSDK3045", Assert.Throws<NativeException>(() => tree.Place("lib/a.c")).Diagnostic.Code);
        Assert.Equal("library/a.c", tree.Place("library/a.c"));
        Assert.Equal("lib", tree.Place("lib"));
        tree.AddFile("lib");
        Assert.Empty(tree.Links);
    }

    [Theory]
    [InlineData("src/aux.c", "aux.c' is a reserved device name")]
    [InlineData("test/NUL", "NUL' is a reserved device name")]
    [InlineData("con/a.c", "con' is a reserved device name")]
    [InlineData("ab:c", "ab:c' contains the character :")]
    [InlineData("a.", "a.' ends with a dot")]
    [InlineData("x/b /c.c", "b ' ends with a space")]
    public void Names_that_are_invalid_on_Windows_are_rejected_there(string entry, string expected)
    {
        var diagnostic = Assert.Throws<NativeException>(() => new ArchiveTree("x.tar", 0, HostSystem.Windows).Place(entry)).Diagnostic;
        Assert.Equal("NSDK3051", diagnostic.Code);
        Assert.Contains(expected, diagnostic.Message);
        Assert.NotNull(new ArchiveTree("x.tar", 0, HostSystem.MacOS).Place(entry));
        // An entry that is left out may have any name.
        Assert.Equal("c.c", new ArchiveTree("x.tar", 2, HostSystem.Windows).Place($"aux/{entry.Split('/')[0]}/c.c"));
    }

    [Fact]
    public void Files_that_differ_only_in_case_are_reported()
    {
        var tree = Tree();
        Assert.Null(tree.AddFile("src/Readme"));
        Assert.Null(tree.AddFile("src/Readme"));
        Assert.Null(tree.AddFile("Readme"));
        Assert.Equal("src/Readme", tree.AddFile("src/README"));
        var diagnostic = tree.Same("src/README", "src/Readme").Diagnostic;
        Assert.Equal("NSDK3051", diagnostic.Code);
        Assert.Contains("the entries 'src/Readme' and 'src/README', which are the same file on a case-insensitive file system", diagnostic.Message);
    }

    // "here" links to the directory itself, so there/../.. leads out of it.
    [Theory]
    [InlineData("windows", true)]
    [InlineData("macos", true)]
    [InlineData("linux", false)]
    public void A_link_is_followed_in_another_case_if_the_file_system_ignores_case(string host, bool isRefused)
    {
        var tree = new ArchiveTree("x.tar", 0, Hosts.Of(host));
        tree.AddLink("here", ".");
        tree.AddLink("out", "HERE/../secret");
        Assert.Equal(isRefused ? "NSDK3045" : null, (Record.Exception(tree.CheckLinks) as NativeException)?.Diagnostic.Code);
    }

    private static ArchiveTree Tree(params (string Place, string Target)[] links)
    {
        var tree = new ArchiveTree("x.tar", 0);
        foreach (var (place, target) in links)
            tree.AddLink(place, target);
        return tree;
    }
}
