using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Errors for a missing compiler.</summary>
public sealed class ToolchainTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void NativeZigVersion_without_restore_is_an_error_with_the_fix()
    {
        var run = _test.RunNativeBuild("lib", "NativeZigVersion=0.14.0.9").Fails();
        Assert.Equal(["NSDK1002"], run.Codes);
        Assert.Contains("dotnet restore", run.Output);
    }

    [Fact]
    public void A_ZigPath_that_does_not_exist_is_an_error()
    {
        var run = _test.RunNativeBuild("lib", "ZigPath=/nowhere/zig").Fails();
        Assert.Equal(["NSDK1002"], run.Codes);
    }

    [Fact]
    public void A_ZigPath_that_is_another_program_is_an_error()
    {
        var run = _test.RunNativeBuild("lib", "ZigPath=/bin/true").Fails();
        Assert.Equal(["NSDK1002"], run.Codes);
    }

    [Fact]
    public void A_ZigPath_that_cannot_be_started_is_an_error()
    {
        _test.Write("zig", "not a program");
        var run = _test.RunNativeBuild("lib", $"ZigPath={_test["zig"]}").Fails();
        Assert.Equal(["NSDK1004"], run.Codes);
    }

    [Fact]
    public void Neither_zig_nor_CMake_is_an_error_that_says_how_to_get_one()
    {
        _test.HideZig();
        _test.Variables["PATH"] = _test["nothing"];
        Assert.Contains("NativeZigVersion", _test.FailsWith("NSDK1001").Output);
    }

    [Fact]
    public void An_unknown_toolchain_is_an_error()
    {
        var run = _test.RunNativeBuild("lib", "NativeToolchain=gcc").Fails();
        Assert.Equal(["NSDK9003"], run.Codes);
    }
}
