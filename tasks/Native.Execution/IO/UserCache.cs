using Native.Core.Platform;

namespace Native.Execution;

/// <summary>The folder of what can be downloaded or asked for again, which outlives projects: where this system keeps such files of a user.</summary>
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
        // https://specifications.freedesktop.org/basedir-spec/latest: a relative path counts as none.
        return variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache) ? cache : Path.Combine(home, ".cache");
    }
}
