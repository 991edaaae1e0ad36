using Native.Core.Diagnostics;
using Native.Core.NodeAddon;
using Native.Core.Platform;

namespace Native.Core.Tests.NodeAddon;

public sealed class NpmIdentityTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("1.2.3.0", "1.2.3")]
    [InlineData("01.2.3", "1.2.3")]
    [InlineData("1.2.3-beta.1", "1.2.3-beta.1")]
    [InlineData("1.2.3-beta-1", "1.2.3-beta-1")]
    [InlineData("1.2.3+abc", "1.2.3")]
    [InlineData("1.2.3-rc.0+abc", "1.2.3-rc.0")]
    [InlineData("1.2.3-0a", "1.2.3-0a")]
    [InlineData("1.2.3.4", null)]
    [InlineData("1.2.3-beta.01", null)]
    [InlineData("1.2.3-", null)]
    [InlineData("1", "1.0.0")]
    [InlineData("v1.2.3", null)]
    [InlineData("", null)]
    public void A_version_of_NuGet_becomes_one_of_npm(string version, string? expected) => Assert.Equal(expected, NpmIdentity.SemanticVersion(version));

    [Theory]
    [InlineData("", "My.Addon", "my.addon", "my.addon-1.0.0.tgz")]
    [InlineData("@me/foo", "My.Addon", "@me/foo", "me-foo-1.0.0.tgz")]
    [InlineData("foo_2~x", "A", "foo_2~x", "foo_2~x-1.0.0.tgz")]
    public void The_default_name_is_that_of_NuGet(string name, string packageId, string expected, string file)
    {
        var identity = NpmIdentity.Of(name, packageId, "1.0.0", "p.csproj");
        Assert.Equal((expected, file), (identity.Name, identity.FileName));
    }

    [Theory]
    [InlineData("Foo")]
    [InlineData("foo bar")]
    [InlineData(".foo")]
    [InlineData("_foo")]
    [InlineData("@me")]
    [InlineData("@me/")]
    [InlineData("@me/foo/bar")]
    [InlineData("føø")]
    [InlineData("foo!")]
    public void A_name_that_npm_rejects_is_an_error(string name) =>
        Assert.Equal("NSDK6024", Assert.Throws<NativeException>(() => NpmIdentity.Of(name, "p", "1.0.0", "p.csproj")).Diagnostic.Code);

    [Fact]
    public void A_version_that_npm_rejects_is_an_error() =>
        Assert.StartsWith("The version '1.2.3.4' is not valid for an npm package.", Assert.Throws<NativeException>(() => NpmIdentity.Of("", "p", "1.2.3.4", "p.csproj")).Diagnostic.Message);

    [Fact]
    public void The_longest_name_of_a_package_is_valid()
    {
        var name = new string('a', 190);
        Assert.All(NativeTarget.All, target => Assert.InRange(NpmIdentity.Of(name, "p", "1.0.0", "").For(NpmTarget.Of(target)).Name.Length, 191, 214));
        Assert.Throws<NativeException>(() => NpmIdentity.Of(name + "a", "p", "1.0.0", ""));
    }

    // https://nodejs.org/api/process.html#processarch, #processplatform
    [Theory]
    [InlineData("linux-x64", "linux-x64", "linux x64 glibc")]
    [InlineData("linux-arm64", "linux-arm64", "linux arm64 glibc")]
    [InlineData("linux-arm", "linux-arm", "linux arm glibc")]
    [InlineData("linux-x86", "linux-ia32", "linux ia32 glibc")]
    [InlineData("linux-riscv64", "linux-riscv64", "linux riscv64 glibc")]
    [InlineData("linux-loongarch64", "linux-loong64", "linux loong64 glibc")]
    [InlineData("linux-musl-x64", "linux-x64-musl", "linux x64 musl")]
    [InlineData("linux-musl-arm64", "linux-arm64-musl", "linux arm64 musl")]
    [InlineData("linux-musl-arm", "linux-arm-musl", "linux arm musl")]
    [InlineData("win-x64", "win32-x64", "win32 x64 ")]
    [InlineData("win-x86", "win32-ia32", "win32 ia32 ")]
    [InlineData("win-arm64", "win32-arm64", "win32 arm64 ")]
    [InlineData("osx-x64", "darwin-x64", "darwin x64 ")]
    [InlineData("osx-arm64", "darwin-arm64", "darwin arm64 ")]
    public void Each_RID_has_the_names_of_node(string rid, string name, string expected)
    {
        var target = NpmTarget.Of(NativeTarget.Parse(rid));
        Assert.Equal((name, expected), (target.Name, $"{target.Os} {target.Cpu} {target.Libc}"));
    }
}
