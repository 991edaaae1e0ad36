using Native.Core.Audit;
using Native.Core.Platform;

namespace Native.Core.Tests.Audit;

public sealed class SystemLibraryListTests
{
    [Theory]
    [InlineData("linux-x64", "libc.so.6", true)]
    [InlineData("linux-x64", "ld-linux-x86-64.so.2", true)]
    [InlineData("linux-x64", "libstdc++.so.6", true)]
    [InlineData("linux-x64", "libz.so.1", false)]
    [InlineData("linux-x64", "libc.so", false)]
    [InlineData("linux-musl-x64", "libc.so", true)]
    [InlineData("linux-musl-arm64", "libc.musl-aarch64.so.1", true)]
    [InlineData("linux-musl-x64", "libc.so.6", false)]
    [InlineData("win-x64", "KERNEL32.dll", true)]
    [InlineData("win-x64", "api-ms-win-crt-stdio-l1-1-0.dll", true)]
    [InlineData("win-x64", "ucrtbase.dll", true)]
    [InlineData("win-x64", "WINSPOOL.DRV", true)]
    [InlineData("win-x64", "VCRUNTIME140.dll", false)]
    [InlineData("win-x64", "MSVCP140.dll", false)]
    [InlineData("win-x64", "libstdc++-6.dll", false)]
    // Only compilers include this library.
    [InlineData("win-x64", "uuid.dll", false)]
    [InlineData("osx-arm64", "/usr/lib/libSystem.B.dylib", true)]
    [InlineData("osx-arm64", "/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation", true)]
    [InlineData("osx-arm64", "/usr/local/lib/libz.dylib", false)]
    [InlineData("osx-arm64", "/usr/lib/../local/lib/libz.dylib", false)]
    [InlineData("osx-arm64", "@rpath/libz.dylib", false)]
    public void What_every_machine_has(string rid, string name, bool expected) => Assert.Equal(expected, SystemLibraryList.Contains(NativeTarget.Parse(rid), name));

    [Theory]
    [InlineData("libc", true)]
    [InlineData("c", true)]
    [InlineData("libc.so.6", true)]
    [InlineData("libdl", true)]
    [InlineData("kernel32", true)]
    [InlineData("KERNEL32.dll", true)]
    [InlineData("libSystem", true)]
    [InlineData("/usr/lib/libobjc.dylib", true)]
    [InlineData("sqlite3", false)]
    [InlineData("foo.Native", false)]
    public void Names_in_imports_of_libraries_of_any_system(string name, bool expected) => Assert.Equal(expected, SystemLibraryList.IsImport(name));
}
