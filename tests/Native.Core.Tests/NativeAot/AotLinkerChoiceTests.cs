using Native.Core.Diagnostics;
using Native.Core.NativeAot;
using Native.Core.Platform;

namespace Native.Core.Tests.NativeAot;

public sealed class AotLinkerChoiceTests
{
    [Theory]
    [InlineData("linux-arm64", "linux-x64", true)]
    [InlineData("linux-musl-x64", "linux-x64", true)]
    [InlineData("linux-x64", "win-x64", true)]
    [InlineData("linux-x64", "osx-arm64", true)]
    [InlineData("linux-x64", "linux-x64", false)]
    [InlineData("win-x64", "linux-x64", true)]
    [InlineData("win-x64", "osx-arm64", true)]
    [InlineData("win-arm64", "win-x64", false)]
    [InlineData("osx-x64", "osx-arm64", false)]
    public void Zig_links_what_the_platform_of_the_host_cannot(string target, string host, bool expected) =>
        Assert.Equal(expected, Choice("auto", target, host).UsesZig());

    [Fact]
    public void On_Linux_zig_links_for_the_host_where_there_is_no_compiler() =>
        Assert.True((Choice("auto", "linux-x64", "linux-x64") with { HasCompiler = false }).UsesZig());

    [Fact]
    public void A_linker_that_the_project_names_links_until_the_project_asks_for_zig()
    {
        Assert.False((Choice("auto", "linux-arm64", "linux-x64") with { NamesLinker = true }).UsesZig());
        Assert.True((Choice("zig", "linux-arm64", "linux-x64") with { NamesLinker = true }).UsesZig());
    }

    [Theory]
    [InlineData("zig", "linux-x64", true)]
    [InlineData("platform", "linux-arm64", false)]
    [InlineData("platform", "osx-arm64", false)]
    [InlineData("platform", "win-arm64", false)]
    public void The_project_s_choice_counts(string setting, string target, bool expected) => Assert.Equal(expected, Choice(setting, target, "linux-x64").UsesZig());

    [Theory]
    [InlineData("auto", "win-arm64", "linux-x64", "NSDK6060", "run dotnet publish there")]
    [InlineData("auto", "win-x86", "osx-x64", "NSDK6060", "run dotnet publish there")]
    [InlineData("zig", "win-x64", "win-x64", "NSDK6060", "take away NativeAotLinker")]
    [InlineData("auto", "osx-arm64", "linux-x64", "NSDK6061", "run dotnet publish there")]
    [InlineData("zig", "osx-arm64", "osx-arm64", "NSDK6061", "take away NativeAotLinker")]
    public void What_zig_cannot_link_is_an_error_that_says_who_can(string setting, string target, string host, string code, string remedy)
    {
        var diagnostic = Assert.Throws<NativeException>(() => Choice(setting, target, host).UsesZig()).Diagnostic;
        Assert.Equal(code, diagnostic.Code);
        Assert.Contains($"for {target} was not linked", diagnostic.Message);
        Assert.Contains(remedy, diagnostic.Message);
    }

    private static AotLinkerChoice Choice(string setting, string target, string host) =>
        new(setting, NativeTarget.Parse(target), NativeTarget.Parse(host), NamesLinker: false, HasCompiler: true);
}
