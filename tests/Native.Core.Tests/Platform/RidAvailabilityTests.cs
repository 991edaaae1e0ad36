using Native.Core.Platform;

namespace Native.Core.Tests.Platform;

/// <summary>Converts the RIDs that have a declaration to attributes and remarks in C#.</summary>
public sealed class RidAvailabilityTests
{
    private static readonly string[] s_all =
        ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];

    [Theory]
    [InlineData("win-x64 win-arm64", "windows", "")]
    [InlineData("linux-x64 linux-arm64 linux-musl-x64 linux-musl-arm64 osx-x64 osx-arm64", "linux macos", "")]
    [InlineData("linux-x64", "linux", "Only on linux-x64.")]
    [InlineData("linux-x64 linux-arm64", "linux", "Only on linux-x64, linux-arm64.")]
    [InlineData("linux-x64 linux-arm64 win-x64 win-arm64 osx-x64 osx-arm64", "", "Not on linux-musl-x64, linux-musl-arm64.")]
    [InlineData("linux-x64 linux-musl-x64 win-x64 osx-x64", "", "Only on linux-x64, linux-musl-x64, win-x64, osx-x64.")]
    [InlineData("linux-x64 linux-arm64 linux-musl-x64 linux-musl-arm64 win-x64", "linux windows", "Not on win-arm64, osx-x64, osx-arm64.")]
    public void Systems_become_attributes_and_the_rest_a_remark(string present, string platforms, string remark)
    {
        var availability = RidAvailability.Of(present.Split(' '), s_all)!;
        Assert.Equal(platforms, string.Join(' ', availability.Platforms));
        Assert.Equal(remark, availability.Remark);
    }

    [Fact]
    public void Declarations_for_all_RIDs_have_no_remark()
    {
        Assert.Null(RidAvailability.Of(s_all, s_all));
        Assert.Null(RidAvailability.Of(["win-x64"], ["win-x64"]));
    }

    [Fact]
    public void Each_system_has_an_attribute() =>
        Assert.Equal(["[global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")]", "[global::System.Runtime.Versioning.SupportedOSPlatform(\"macos\")]"], RidAvailability.Of(["linux-x64", "osx-arm64"], ["linux-x64", "win-x64", "osx-arm64"])!.Attributes);
}
