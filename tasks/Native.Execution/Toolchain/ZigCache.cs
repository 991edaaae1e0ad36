using Native.Core.Diagnostics;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>The folder in which zig keeps the C runtimes that it builds.</summary>
internal static class ZigCache
{
    /// <summary>
    /// NSDK1011 where a file cannot be created in the global cache. zig itself prints <c>error: AccessDenied</c> then, or tries again without end.
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
                $"The cache of zig cannot be written: {exception.Message} Expected a folder in which files can be created at '{zig.GlobalCache}'; fix its "
                + "permissions, or set the environment variable ZIG_GLOBAL_CACHE_DIR to another folder."));
        }
    }
}
