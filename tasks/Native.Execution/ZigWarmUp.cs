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
    public static ProcessResult Run(
        IBuildHost host, ZigToolchain zig, string triple, bool hasCxx, Func<ProcessResult> link)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{zig.Identity} {triple} {hasCxx}"));
        var mark = Path.Combine(zig.GlobalCache, "native-sdk", Convert.ToHexStringLower(key)[..16]);
        if (File.Exists(mark))
            return link();
        host.Tell(
            $"  zig {zig.Version} makes its {(hasCxx ? "C++" : "C")} runtime for {triple}, once; this can take a minute");
        using var turn = BuildLock.Take(mark + ".lock", host.Cancelled);
        var result = link();
        if (result.ExitCode == 0)
            File.WriteAllText(mark, $"{zig.Identity} {triple}");
        return result;
    }
}
