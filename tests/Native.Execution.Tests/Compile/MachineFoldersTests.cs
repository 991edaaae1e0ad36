using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class MachineFoldersTests
{
    [Theory]
    [InlineData("windows", "/_/nuget /_/home")]
    [InlineData("macos", "/_/nuget /_/home /usr /Library /Applications /opt/homebrew /nix/store")]
    [InlineData("linux", "/_/nuget /_/home /usr /Library /Applications /opt/homebrew /nix/store")]
    public void Folders_of_the_system_keep_their_names(string host, string expected)
    {
        var system = Hosts.Of(host);
        var folders = MachineFolders.Find(name => name == "NUGET_PACKAGES" ? "/packages" : null, system);
        // Program Files, whose path is available on Windows only.
        Assert.Equal(expected, string.Join(' ', folders.Where(folder => !folder.Name.Contains("Program Files", StringComparison.Ordinal)).Select(folder => folder.Name)));
        Assert.Equal("/packages", folders[0].Folder);
    }
}
