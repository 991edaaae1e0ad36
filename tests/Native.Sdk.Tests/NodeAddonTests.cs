using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Errors in projects for add-ons, before a compiler starts.</summary>
public sealed class NodeAddonTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Headers_that_do_not_exist_are_an_error()
    {
        var run = _test.RunNativeBuild("lib", "NativeOutputType=NodeAddon", "NativeNodeHeaders=nowhere").Fails();
        Assert.Equal(["NSDK4018"], run.Codes);
        Assert.Contains("NativeNodeHeaders names 'nowhere'", run.Output);
    }

    [Fact]
    public void Headers_that_cannot_be_downloaded_are_an_error()
    {
        _test.Variables["PATH"] = _test["nothing"];
        _test.Variables["XDG_CACHE_HOME"] = _test["cache"];
        Assert.Equal(["NSDK4019"], _test.RunNativeBuild("lib", "NativeOutputType=NodeAddon", "NativeNodeHeadersVersion=1.5.0").Fails().Codes);
    }

    [Fact]
    public void Native_sources_and_NativeAOT_in_one_project_are_an_error() =>
        Assert.Equal(["NSDK6027"], _test.RunNativeBuild("lib", "NativeOutputType=NodeAddon", "PublishAot=true").Fails().Codes);

    [Fact]
    public void A_project_without_anything_to_build_is_an_error()
    {
        Directory.Delete(_test["lib/native"], recursive: true);
        Assert.Equal(["NSDK6026"], _test.RunNativeBuild("lib", "NativeOutputType=NodeAddon").Fails().Codes);
    }
}
