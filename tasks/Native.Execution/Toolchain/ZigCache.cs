using Native.Core.Diagnostics;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>Checks the global cache of zig, which contains the C runtimes that zig builds.</summary>
internal static class ZigCache
{
    /// <summary>
    /// NSDK1011 if no file can be created in the global cache. Otherwise zig would print <c>error: AccessDenied</c>, or retry forever.
    /// </summary>
    public static ZigToolchain CheckWritable(ZigToolchain zig)
    {
        var probe = Path.Combine(zig.GlobalCache, $"native-sdk-{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(zig.GlobalCache);
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
            return zig;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NativeException(Diagnostic.Error("NSDK1011",
                $"The cache of zig is not writable: {exception.Message} Expected a writable directory at '{zig.GlobalCache}'; fix its "
                + "permissions, or set the environment variable ZIG_GLOBAL_CACHE_DIR to another directory."));
        }
    }
}
