using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>The variables that every zig process gets.</summary>
internal static class ZigEnvironment
{
    /// <summary>
    /// The local cache goes where it is removed afterwards: with depfiles zig never reuses it. The global one stays
    /// where zig says it is, whatever the child's HOME.
    /// </summary>
    public static Dictionary<string, string?> For(ZigToolchain zig, string scratch) => new()
    {
        ["ZIG_LOCAL_CACHE_DIR"] = Path.Combine(scratch, "zig-cache"),
        ["ZIG_GLOBAL_CACHE_DIR"] = zig.GlobalCache,
    };
}
