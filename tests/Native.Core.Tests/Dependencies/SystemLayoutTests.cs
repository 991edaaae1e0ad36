using Native.Core.Dependencies;
using Native.Core.Platform;

namespace Native.Core.Tests.Dependencies;

public sealed class SystemLayoutTests
{
    [Theory]
    [InlineData("/usr/include", true, false)]
    [InlineData("/usr/include/", true, false)]
    [InlineData("/usr/lib/x86_64-linux-gnu/../x86_64-linux-gnu", false, true)]
    [InlineData("/USR/include", false, false)]
    [InlineData("/opt/include", false, false)]
    public void The_folders_of_this_machine_are_searched(string folder, bool headers, bool libraries)
    {
        var layout = SystemLayout.For(NativeTarget.Parse("linux-x64"), "", Hosts.Of("linux"));
        Assert.Equal((headers, libraries), (layout.HasHeaders(folder), layout.HasLibraries(folder)));
    }

    // A sysroot on Windows, with every spelling of one of its directories.
    [Theory]
    [InlineData(@"C:\root\usr\include", true, false)]
    [InlineData("c:/Root/usr/include/", true, false)]
    [InlineData(@"C:/root\usr/lib", false, true)]
    [InlineData("D:/root/usr/lib", false, false)]
    public void The_folders_of_a_sysroot_on_Windows_are_recognized(string folder, bool headers, bool libraries)
    {
        var layout = SystemLayout.For(NativeTarget.Parse("linux-arm64"), @"C:\root\", FakeWindows.Host);
        Assert.Equal((headers, libraries), (layout.HasHeaders(folder), layout.HasLibraries(folder)));
        Assert.Contains("C:/root/usr/lib/aarch64-linux-gnu/pkgconfig", layout.PkgConfigFolders);
        Assert.Contains("C:/root/usr/share/pkgconfig", layout.MultiarchFolders);
    }
}
