using Native.Core.ToolPackages;

namespace Native.Core.Tests.ToolPackages;

/// <summary>The packages that contain tools for each host.</summary>
public sealed class ToolPackageTests
{
    [Theory]
    [InlineData("linux-x64", "", "Vezel.Zig.Toolsets.linux-x64", "0.14.1.1")]
    [InlineData("linux-x64", "0.16.0.2", "Vezel.Zig.Toolsets.linux-x64", "0.16.0.2")]
    [InlineData("linux-musl-arm64", "", "Vezel.Zig.Toolsets.linux-arm64", "0.14.1.1")]
    [InlineData("win-x64", "", "Vezel.Zig.Toolsets.win-x64", "0.14.1.1")]
    [InlineData("osx-arm64", "none", null, null)]
    [InlineData("osx-arm64", "None", null, null)]
    public void Zig_is_in_a_package_per_host(string host, string version, string? id, string? expected)
    {
        var package = ToolPackage.Zig(host, version);
        Assert.Equal((id, expected), (package?.Id, package?.Version));
    }

    [Theory]
    [InlineData("linux-x64", "", "libclang.runtime.linux-x64", "22.1.8")]
    [InlineData("win-arm64", "20.1.2", "libclang.runtime.win-arm64", "20.1.2")]
    [InlineData("linux-musl-x64", "20.1.2", "libclang.runtime.linux-musl-x64", "20.1.2")]
    // The packages for Linux need glibc.
    [InlineData("linux-musl-x64", "", null, null)]
    [InlineData("linux-x64", "none", null, null)]
    public void Libclang_is_in_a_package_per_host(string host, string version, string? id, string? expected)
    {
        var package = ToolPackage.LibClang(host, version);
        Assert.Equal((id, expected), (package?.Id, package?.Version));
    }

    [Fact]
    public void A_tool_is_in_the_directory_in_which_NuGet_unpacks_its_package()
    {
        Assert.Equal(Paths.Full("/cache/vezel.zig.toolsets.osx-x64/0.14.1.1/tools"), Path.GetFullPath(ToolPackage.Zig("osx-x64", "")!.PathIn("/cache")));
        Assert.Equal(Paths.Full("/cache/libclang.runtime.osx-x64/22.1.8/runtimes/osx-x64/native"), Path.GetFullPath(ToolPackage.LibClang("osx-x64", "")!.PathIn("/cache")));
    }
}
