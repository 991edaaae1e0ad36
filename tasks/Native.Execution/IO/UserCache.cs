using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Returns the cache directory of the user, which all projects share. Its contents can be downloaded or computed again.</summary>
internal static class UserCache
{
    /// <summary><c>~/.cache/native-sdk</c>, <c>~/Library/Caches/native-sdk</c> or <c>%LOCALAPPDATA%\native-sdk</c>.</summary>
    public static string Folder(HostSystem host, Func<string, string?> variable) => Path.Combine(Root(host, variable), "native-sdk");

    private static string Root(HostSystem host, Func<string, string?> variable)
    {
        if (host.IsWindows)
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (host.IsMacOS)
            return Path.Combine(home, "Library", "Caches");
        // https://specifications.freedesktop.org/basedir-spec/latest: a relative path is ignored.
        return variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache) ? cache : Path.Combine(home, ".cache");
    }
}
