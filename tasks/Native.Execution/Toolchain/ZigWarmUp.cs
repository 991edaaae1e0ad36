using System.Security.Cryptography;
using System.Text;
using Native.Core.Command;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>
/// Serializes the first link for a target, in which zig builds the C runtime of that target. Projects that link in parallel would all build the
/// runtime, and conflict in the cache. After the first link succeeds, a marker file in the cache allows parallel links.
/// </summary>
internal static class ZigWarmUp
{
    /// <summary>True if no link for the target has succeeded with this cache.</summary>
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
