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
        var key = IsScript(path) ? null : Key(path, variable);
        if (key is not null && cache.Read(key)?.Split('\n') is [var version, var library, var runtimes] && Directory.Exists(library))
            return ZigCache.CheckWritable(new(path, version, library, runtimes));
        var answer = processes.Run(new ProcessRequest(path, ["env"], projectDirectory)).GetAwaiter().GetResult();
        var zig = ZigToolchain.Parse(path, answer.Output + answer.Error);
        if (key is not null)
            cache.Write(key, string.Join('\n', zig.Version, zig.LibDirectory, zig.GlobalCache));
        return ZigCache.CheckWritable(zig);
    }

    // The zig archives of all versions contain the same time for zig. The time of its directory shows when a version was unpacked.
    private static string Key(string path, Func<string, string?> variable) => string.Join('|',
        [path, $"{new DiskFileReader().Stamp(path)}", $"{Directory.GetLastWriteTimeUtc(Path.GetDirectoryName(path)!).Ticks}", .. s_variables.Select(name => $"{name}={variable(name)}")]);

    // Scripts of version managers select a zig by their working directory.
    private static bool IsScript(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".CMD" or ".BAT")
            return true;
        try
        {
            using var file = File.OpenRead(path);
            return file.ReadByte() == '#' && file.ReadByte() == '!';
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The program is executable, but not readable.
            return true;
        }
    }
}
