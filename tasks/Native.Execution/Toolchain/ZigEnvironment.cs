using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>Creates the environment variables of zig processes.</summary>
internal static class ZigEnvironment
{
    /// <summary>
    /// Returns the variables. The local cache is in the scratch directory and is removed afterwards, because zig does not reuse it with depfiles. The
    /// global cache does not depend on the HOME of the process.
    /// </summary>
    public static Dictionary<string, string?> For(ZigToolchain zig, string scratch) => new()
    {
        ["ZIG_LOCAL_CACHE_DIR"] = Path.Combine(scratch, "zig-cache"),
        ["ZIG_GLOBAL_CACHE_DIR"] = zig.GlobalCache,
    };
}
