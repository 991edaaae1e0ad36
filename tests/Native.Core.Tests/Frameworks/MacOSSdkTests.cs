using Native.Core.Diagnostics;
using Native.Core.Frameworks;
using Native.Core.Platform;

namespace Native.Core.Tests.Frameworks;

public sealed class MacOSSdkTests
{
    private static readonly FakeFiles s_files = new FakeFiles().With("/sdk/usr/include/zlib.h").With("/sdk/SDKSettings.json")
        .With("/old/usr/include/zlib.h").With("/old/SDKSettings.plist").With("/bare/usr/include/zlib.h").With("/other/SDKSettings.json");

    [UnixTheory(Unix.Paths)]
    [InlineData("osx-arm64", "/sdk", null, "/sdk")]
    [InlineData("osx-arm64", "/sdk/", "/bare", "/sdk")]
    [InlineData("osx-x64", "../sdk", null, "/sdk")]
    [InlineData("osx-x64", "", "/old", "/old")]
    [InlineData("osx-x64", "", "macosx", null)]
    [InlineData("osx-x64", "", "", null)]
    [InlineData("osx-x64", "", null, null)]
    [InlineData("linux-x64", "/sdk", "/sdk", null)]
    [InlineData("linux-x64", "/missing", "/missing", null)]
    public void The_property_precedes_the_variable(string rid, string property, string? variable, string? sdk) => Assert.Equal(sdk, Find(rid, property, variable));

    [UnixTheory(Unix.Paths)]
    [InlineData("/bare", null, "/bare, from the property NativeMacOSSdk, is not an SDK of macOS: SDKSettings.json does not exist.")]
    [InlineData("", "/other", "/other, from the environment variable SDKROOT, is not an SDK of macOS: usr/include does not exist.")]
    [InlineData("/missing", null, "/missing, from the property NativeMacOSSdk, is not an SDK of macOS: usr/include and SDKSettings.json do not exist.")]
    public void Another_directory_is_an_error(string property, string? variable, string message)
    {
        var error = Assert.Throws<NativeException>(() => Find("osx-arm64", property, variable)).Diagnostic;
        Assert.Equal("NSDK3052", error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static string? Find(string rid, string property, string? variable) => MacOSSdk.Find(NativeTarget.Parse(rid), property, variable, "/project", s_files);
}
