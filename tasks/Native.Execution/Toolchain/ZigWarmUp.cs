using System.Security.Cryptography;
using System.Text;
using Native.Core.Command;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>
/// The first link for a target makes zig build that target's C runtime. Projects that link at once would all build
/// it, and race in the cache: the first goes alone, and leaves a mark in the cache that says so.
/// </summary>
internal static class ZigWarmUp
{
    /// <summary>Whether no link for the target has succeeded with this cache.</summary>
    public static bool IsCold(ZigToolchain zig, string triple, bool hasCxx) => !File.Exists(Mark(zig, triple, hasCxx));

    public static ProcessResult Run(
        CancellationToken cancelled, ZigToolchain zig, string triple, bool hasCxx, Func<ProcessResult> link)
    {
        var mark = Mark(zig, triple, hasCxx);
        if (File.Exists(mark))
            return link();
        using var buildLock = BuildLock.Acquire(mark + ".lock", cancelled);
        var result = link();
        if (result.ExitCode == 0)
            File.WriteAllText(mark, $"{zig.Identity} {triple}");
        return result;
    }

    private static string Mark(ZigToolchain zig, string triple, bool hasCxx)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{zig.Identity} {triple} {hasCxx}"));
        return Path.Combine(zig.GlobalCache, "native-sdk", Convert.ToHexStringLower(key)[..16]);
    }
}
