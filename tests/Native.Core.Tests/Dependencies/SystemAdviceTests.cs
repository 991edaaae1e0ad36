using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Tests.Dependencies;

public sealed class SystemAdviceTests
{
    private readonly FakeFiles _files = new FakeFiles().With("/usr/include/sqlite3.h").With("/usr/lib/x86_64-linux-gnu/libsqlite3.so")
        .With("/usr/lib/x86_64-linux-gnu/pkgconfig/sqlite3.pc").With("/usr/include/x86_64-linux-gnu/curl/curl.h")
        .With("/usr/lib/x86_64-linux-gnu/pkgconfig/libcurl.pc").With("/usr/include/odd.h");

    [Theory]
    [InlineData("linux-x64", "'sqlite3.h' file not found", "<NativeDependency Include=\"sqlite3\" />")]
    [InlineData("linux-x64", "'curl/curl.h' file not found\n  included from a.h:1", "<NativeDependency Include=\"libcurl\" />")]
    [InlineData("linux-x64", "'odd.h' file not found", "pkg-config module")]
    [InlineData("linux-x64", "'none.h' file not found", null)]
    [InlineData("linux-x64", "expected ';'", null)]
    [InlineData("win-x64", "'sqlite3.h' file not found", null)]
    public void A_header_of_the_system_s_folder_is_named(string rid, string message, string? expected)
    {
        var diagnostic = new SystemAdvice(_files, NativeTarget.Parse(rid)).Add(Diagnostic.Error("NSDK2001", message));
        Assert.StartsWith(message, diagnostic.Message);
        if (expected is null)
            Assert.Equal(message, diagnostic.Message);
        else
            Assert.Contains(expected, diagnostic.Message);
    }

    [Theory]
    [InlineData("linux-x64", "sqlite3", true)]
    [InlineData("linux-arm64", "sqlite3", false)]
    [InlineData("linux-x64", "none", false)]
    public void A_library_of_the_system_s_folder_is_named(string rid, string name, bool isThere) =>
        Assert.Equal(isThere, new SystemAdvice(_files, NativeTarget.Parse(rid)).Library(name)?.Contains("NativeDependency Include=\"sqlite3\"", StringComparison.Ordinal) ?? false);
}
