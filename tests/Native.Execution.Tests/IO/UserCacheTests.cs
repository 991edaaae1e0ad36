using Native.Core.Platform;

namespace Native.Execution.Tests.IO;

public sealed class UserCacheTests
{
    [Theory]
    [InlineData("Linux", "/xdg", "/xdg/native-sdk")]
    [InlineData("Linux", "relative", "{home}/.cache/native-sdk")]
    [InlineData("Linux", null, "{home}/.cache/native-sdk")]
    [InlineData("macOS", "/xdg", "{home}/Library/Caches/native-sdk")]
    [InlineData("Windows", "/xdg", "{local}/native-sdk")]
    public void It_is_the_cache_directory_of_the_system(string system, string? xdg, string expected)
    {
        var host = system switch { "Windows" => HostSystem.Windows, "macOS" => HostSystem.MacOS, _ => HostSystem.Linux };
        static string Folder(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder);
        Assert.Equal(expected.Replace("{home}", Folder(Environment.SpecialFolder.UserProfile), StringComparison.Ordinal)
            .Replace("{local}", Folder(Environment.SpecialFolder.LocalApplicationData), StringComparison.Ordinal),
            UserCache.Folder(host, name => name == "XDG_CACHE_HOME" ? xdg : null));
    }
}
