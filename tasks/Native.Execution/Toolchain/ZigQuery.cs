using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>
/// Queries zig for its version and its directories. The answer is cached for all projects of the user, until zig or a variable that it reads changes.
/// </summary>
internal static class ZigQuery
{
    private static readonly string[] s_variables =
        ["ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR", "ZIG_LIB_DIR", "ZIG_LIBC", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "APPDATA"];

    /// <summary>Returns the zig at a full path. Reports NSDK1002 if the file is not zig, NSDK1011 if its cache is not writable.</summary>
    public static ZigToolchain Ask(ICommandRunner processes, string path, string projectDirectory, Func<string, string?> variable)
    {
        var cache = new AnswerCache(Path.Combine(UserCache.Folder(HostSystem.This, variable), "zig"));
        var key = ZigAnswerKey.Of(path, variable, s_variables);
        if (key is not null && cache.Read(key)?.Split('\n') is [var version, var library, var runtimes] && Directory.Exists(library))
            return ZigCache.CheckWritable(new(path, version, library, runtimes));
        var answer = processes.Run(new ProcessRequest(path, ["env"], projectDirectory)).GetAwaiter().GetResult();
        var zig = ZigToolchain.Parse(path, answer.Output + answer.Error);
        if (key is not null)
            cache.Write(key, string.Join('\n', zig.Version, zig.LibDirectory, zig.GlobalCache));
        return ZigCache.CheckWritable(zig);
    }
}
