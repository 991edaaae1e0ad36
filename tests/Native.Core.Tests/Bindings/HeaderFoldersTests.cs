using Native.Core.Bindings;

namespace Native.Core.Tests.Bindings;

/// <summary>Header directories that a target must or must not search, and their positions in the search order.</summary>
public sealed class HeaderFoldersTests
{
    [Theory]
    [InlineData("/usr/include/x86_64-linux-gnu", "linux-x64")]
    [InlineData("/usr/include/x86_64-linux-gnu/SDL2", "linux-x64")]
    [InlineData("/usr/lib/x86_64-linux-gnu/glib-2.0/include", "linux-x64")]
    [InlineData("/usr/local/include/aarch64-linux-gnu", "linux-arm64")]
    [InlineData("/usr/aarch64-linux-gnu/include", "linux-arm64")]
    [InlineData("/opt/root/usr/include/arm-linux-gnueabihf", "linux-arm")]
    [InlineData("/usr/include/i386-linux-gnu", "linux-x86")]
    [InlineData("/usr/include/x86_64-linux-musl", "linux-musl-x64")]
    [InlineData("/usr/x86_64-w64-mingw32/include", "win-x64")]
    public void A_folder_of_one_processor_is_for_its_RID(string folder, string rid)
    {
        Assert.True(HeaderFolders.IsFor(rid, folder));
        string[] others = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];
        Assert.All(others.Where(other => other != rid), other => Assert.False(HeaderFolders.IsFor(other, folder)));
    }

    [Theory]
    [InlineData("/usr/include")]
    [InlineData("/usr/include/libxml2")]
    [InlineData("/home/me/x86_64-linux-gnu/include")]
    [InlineData("/usr/lib/gcc/include")]
    public void Any_other_folder_is_for_all(string folder)
    {
        Assert.True(HeaderFolders.IsFor("linux-x64", folder));
        Assert.True(HeaderFolders.IsFor("osx-arm64", folder));
    }

    [Fact]
    public void A_RID_without_a_row_keeps_the_folders_of_its_compiler() =>
        Assert.True(HeaderFolders.IsFor("ubuntu.24.04-x64", "/usr/include/x86_64-linux-gnu"));

    [Theory]
    [InlineData("linux-x64", "/usr/include/thing.h", "/usr/include /usr/include/x86_64-linux-gnu")]
    [InlineData("linux-arm64", "/usr/include/thing.h", "/usr/include /usr/include/aarch64-linux-gnu")]
    [InlineData("win-x64", "/usr/include/thing.h", "/usr/include")]
    [InlineData("osx-arm64", "/usr/include/libxml2/libxml/tree.h", "/usr/include /usr/include/libxml2 /usr/include/libxml2/libxml")]
    [InlineData("linux-x64", "/usr/include/x86_64-linux-gnu/curl/curl.h", "/usr/include/x86_64-linux-gnu /usr/include /usr/include/x86_64-linux-gnu/curl")]
    [InlineData("linux-musl-x64", "/usr/include/x86_64-linux-gnu/curl/curl.h", "/usr/include")]
    [InlineData("osx-x64", "/opt/homebrew/include/thing.h", "/opt/homebrew/include")]
    [InlineData("linux-x64", "/home/me/include/thing.h", "")]
    public void The_system_folders_that_contain_a_header_come_last(string rid, string header, string folders)
    {
        Assert.Equal(folders, string.Join(' ', HeaderFolders.In(HeaderFolders.For(rid, ["-Isrc"], Paths.Full(header))).Where(pair => pair.Option == "-idirafter").Select(pair => Paths.Plain(pair.Folder))));
        Assert.Equal("-Isrc", HeaderFolders.For(rid, ["-Isrc"], Paths.Full(header))[0]);
    }

    [Fact]
    public void Folders_for_other_processors_are_removed_and_those_of_the_C_library_come_last()
    {
        string[] arguments =
        [
            "-target", "x", "-I", "/usr/include", "-I/usr/include/x86_64-linux-gnu", "-isystem/usr/include/libxml2", "-isystem", "/usr/include/x86_64-linux-gnu/SDL2", "-DA",
            "-Xclang", "-internal-isystem", "-Xclang", "/zig/include",
        ];
        Assert.Equal(
            ["-target", "x", "-idirafter", "/usr/include", "-isystem/usr/include/libxml2", "-DA", "-Xclang", "-internal-isystem", "-Xclang", "/zig/include"],
            HeaderFolders.For("win-x64", arguments, "/src/a.h"));
        Assert.Equal(
            [
                "-target", "x", "-idirafter", "/usr/include", "-idirafter", "/usr/include/x86_64-linux-gnu", "-isystem/usr/include/libxml2", "-isystem", "/usr/include/x86_64-linux-gnu/SDL2",
                "-DA", "-Xclang", "-internal-isystem", "-Xclang", "/zig/include",
            ],
            HeaderFolders.For("linux-x64", arguments, "/src/a.h"));
    }
}
