using Native.Core.Dependencies;
using Native.Core.Platform;

namespace Native.Core.Tests.Dependencies;

public sealed class PackageHintsTests
{
    [Theory]
    [InlineData("libsodium", "ID=debian\n", false, "apt install libsodium-dev")]
    [InlineData("zlib", "NAME=Mint\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", false, "apt install zlib1g-dev")]
    [InlineData("zlib", "ID=fedora\n", false, "dnf install zlib-devel")]
    [InlineData("never-heard-of", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", false, "dnf install 'pkgconfig(never-heard-of)'")]
    [InlineData("openssl", "ID=alpine\n", false, "apk add openssl-dev")]
    [InlineData("openssl", "", false, "brew install openssl@3")]
    [InlineData("openssl", "", true, "vcpkg install openssl")]
    [InlineData("alsa", "", false, null)]
    [InlineData("never-heard-of", "ID=debian\n", false, null)]
    [InlineData("zlib", "ID=nixos\n", false, null)]
    public void The_install_command_of_the_system_is_named_if_it_is_known(string module, string osRelease, bool isWindows, string? expected) =>
        Assert.Equal(expected, PackageHints.For(module, osRelease, isWindows ? HostSystem.Windows : osRelease.Length == 0 ? HostSystem.MacOS : HostSystem.Linux));
}
