using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>The compiler of the host, used for another RID.</summary>
public sealed class CMakeTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [UnixFact(Unix.Programs)]
    public void Another_RID_without_a_toolchain_file_is_an_error_that_says_how_to_get_zig()
    {
        _test.HideZig();
        var run = _test.RunNativeBuild("lib", "RuntimeIdentifier=linux-arm64").Fails();
        Assert.Equal(["NSDK1005"], run.Codes);
        Assert.Contains("NativeZigVersion", run.Output);
    }
}
