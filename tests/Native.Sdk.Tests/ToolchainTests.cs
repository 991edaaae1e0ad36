using System.Globalization;
using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>What users are told when there is no compiler.</summary>
public sealed class ToolchainTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void NativeZigVersion_without_restore_says_to_restore()
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
        _test.Variables["ZIG"] = null;
        _test.Variables["PATH"] = _test["nothing"];
        Assert.Contains("NativeZigVersion", _test.FailsWith("NSDK1001").Output);
    }

    [Theory]
    [InlineData("Windows", "{0};\"{1}\";", ".exe")]
    [InlineData("macOS", "{0}::{1}", "")]
    [InlineData("Linux", "{0}:{1}", "")]
    public void Programs_are_found_on_the_PATH_of_the_system(string host, string path, string extension)
    {
        _test.Write("1/readme", "");
        foreach (var program in new[] { "zig", "cmake", "ninja" })
        {
            _test.Write($"2/{program}", "");
            _test.Write($"2/{program}.exe", "");
        }

        _test.Variables["ZIG"] = null;
        _test.Variables["PATH"] = string.Format(CultureInfo.InvariantCulture, path, _test["1"], _test["2"]);
        Assert.Equal(_test[$"2/zig{extension}"], Found("_NativeZig", "NativeToolchain=auto"));
        Assert.Equal(_test[$"2/cmake{extension}"], Found("_NativeCMake", "NativeToolchain=cmake"));
        Assert.Equal(_test[$"2/ninja{extension}"], Found("_NativeNinja", "NativeToolchain=cmake"));

        string Found(string property, string toolchain) =>
            _test.Run("lib", "_NativeFindToolchain", $"_NativeHostSystem={host}", toolchain).Succeeds().Project.GetPropertyValue(property);
    }

    [Theory]
    [InlineData("Windows", "zig.exe")]
    [InlineData("macOS", "zig")]
    public void A_ZigPath_may_be_a_folder(string host, string file)
    {
        _test.Write("tools/zig", "");
        _test.Write("tools/zig.exe", "");
        Assert.Equal(_test[$"tools/{file}"],
            _test.Run("lib", "_NativeFindToolchain", $"_NativeHostSystem={host}", $"ZigPath={_test["tools"]}").Succeeds().Project.GetPropertyValue("_NativeZig"));
    }

    [Fact]
    public void An_unknown_toolchain_is_an_error()
    {
        var run = _test.RunNativeBuild("lib", "NativeToolchain=gcc").Fails();
        Assert.Equal(["NSDK9003"], run.Codes);
    }
}
