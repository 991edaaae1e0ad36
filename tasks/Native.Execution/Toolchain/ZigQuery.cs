using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>Asks zig for its version and its folders. The answer holds for all projects of the user, until zig or a variable that it reads changes.</summary>
internal static class ZigQuery
{
    private static readonly string[] s_variables =
        ["ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR", "ZIG_LIB_DIR", "ZIG_LIBC", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "APPDATA"];

    /// <summary>The zig at a full path; NSDK1002 where it is none, NSDK1011 where its cache cannot be written.</summary>
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

    // Archives give zig the same time in every version: the time of its folder tells when another one was unpacked.
    private static string Key(string path, Func<string, string?> variable) => string.Join('|',
        [path, $"{new DiskFileReader().Stamp(path)}", $"{Directory.GetLastWriteTimeUtc(Path.GetDirectoryName(path)!).Ticks}", .. s_variables.Select(name => $"{name}={variable(name)}")]);

    // Scripts of version managers choose a zig by the folder that they are started in.
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
            // A program that may be run, but not read.
            return true;
        }
    }
}
