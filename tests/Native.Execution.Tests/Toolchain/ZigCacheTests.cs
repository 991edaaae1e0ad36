using Native.Core.Diagnostics;
using Native.Core.Toolchain;

namespace Native.Execution.Tests;

public sealed class ZigCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_can_be_created_remains_empty()
    {
        ZigCache.CheckWritable(Zig(_folder["new/zig"]));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["new/zig"]));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/zig")]
    public void A_file_with_the_same_path_is_an_error_with_the_fix(string cache)
    {
        File.WriteAllText(_folder["file"], "");
        var diagnostic = Assert.Throws<NativeException>(() => ZigCache.CheckWritable(Zig(_folder[cache]))).Diagnostic;
        Assert.Equal("NSDK1011", diagnostic.Code);
        Assert.Contains("ZIG_GLOBAL_CACHE_DIR", diagnostic.Message);
        Assert.Contains(_folder[cache], diagnostic.Message);
    }

    private static ZigToolchain Zig(string cache) => new("/zig", "0.14.0", "/lib", cache);
}
