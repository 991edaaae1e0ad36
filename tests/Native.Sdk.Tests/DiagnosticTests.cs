using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Errors for invalid items and properties, before a compiler starts.</summary>
public sealed class DiagnosticTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("NSDK2004", """<NativeSource Include="native/nowhere.c" />""", "native/nowhere.c")]
    [InlineData("NSDK2005", """<NativeSource Include="lib.csproj" />""", "Language")]
    [InlineData("NSDK9002", """<NativeSource Update="native/lib_add.c" Flags="-O3" />""", "'Flags'")]
    [InlineData("NSDK9002", """<NativeIncludePath Include="x" System="true" />""", "'System'")]
    [InlineData("NSDK9002", """<NativeLinkLibrary Include="m" Static="true" />""", "'Static'")]
    [InlineData("NSDK9003", """<NativeIncludePath Include="x" Kind="Sys" />""", "User, System, After")]
    [InlineData("NSDK9003", """<NativeLinkLibrary Include="m" Kind="Stat" />""", "Default, Shared, Static, Framework")]
    [InlineData("NSDK9003", """<NativeSource Update="native/lib_add.c" WarningLevel="9" />""", "0 (none) to 4")]
    [InlineData("NSDK9003", """<NativeSource Update="native/lib_add.c" Language="Pascal" />""", "Cxx")]
    [InlineData("NSDK9004", """<NativeSource Update="native/lib_add.c" Options="-DX='1" />""", "'1")]
    public void A_wrong_item_is_an_error(string code, string item, string expected)
    {
        _test.AddLines($"<ItemGroup>{item}</ItemGroup>");
        Assert.Contains(expected, _test.FailsWith(code).Output);
    }

    [Theory]
    [InlineData("NSDK1003", "RuntimeIdentifier", "amiga-68k", "linux-x64, linux-arm64")]
    [InlineData("NSDK9003", "NativeOutputType", "Dll", "SharedLibrary")]
    [InlineData("NSDK9003", "NativeOptimization", "fast", "0, 1, 2, 3, s, z, g")]
    [InlineData("NSDK9003", "NativeSymbolVisibility", "secret", "default, hidden")]
    [InlineData("NSDK9003", "NativeParallelism", "many", "NativeParallelism")]
    [InlineData("NSDK9003", "NativeLto", "yes please", "true or false")]
    [InlineData("NSDK9003", "NativeSymbols", "true", "Embedded, Separate, None")]
    [InlineData("NSDK6050", "NativeStrip", "false", "<NativeSymbols>Embedded</NativeSymbols> in place of false")]
    [InlineData("NSDK9003", "NativeToolchain", "gcc", "auto, zig, cmake")]
    [InlineData("NSDK9003", "NativeSkipBuild", "maybe", "true or false")]
    [InlineData("NSDK9003", "NativeEnableDefaultSources", "maybe", "true or false")]
    [InlineData("NSDK2030", "NativeSanitizers", "address", "NativeToolchain=cmake")]
    [InlineData("NSDK1009", "NativeCompilerLauncher", "no-such-cache", "PATH")]
    [InlineData("NSDK1009", "NativeCompilerLauncher", "/no/such/cache", "does not exist")]
    public void A_wrong_property_is_an_error(string code, string property, string value, string expected) =>
        Assert.Contains(expected, _test.FailsWith(code, $"{property}={value}").Output);

    [Theory]
    [InlineData("", "is not set")]
    [InlineData("a%3Bb", "contains several: a;b")]
    public void A_prebuild_without_one_directory_is_an_error(string directories, string expected)
    {
        var run = _test.Run("lib", "NativePrebuild", $"NativePrebuiltDirectory={directories}").Fails();
        Assert.Equal(["NSDK6049"], run.Codes);
        Assert.Contains(expected, run.Output);
    }

    [Fact]
    public void A_prebuild_without_a_library_is_an_error()
    {
        Assert.Equal(["NSDK6049"], _test.Run("lib", "NativePrebuild", "NativePrebuiltDirectory=prebuilt", "NativeOutputType=StaticLibrary").Fails().Codes);
        Assert.Empty(Directory.GetFileSystemEntries(_test["lib/prebuilt"]));
    }

    [Fact]
    public void An_obj_folder_that_cannot_be_written_is_an_error()
    {
        _test.Write("lib/obj/native", "a file where the folder should be");
        var run = _test.RunNativeBuild("lib").Fails();
        Assert.Contains("NSDK2040", run.Codes);
        Assert.Contains("writable", run.Output);
    }

    [Fact]
    public void A_cache_of_zig_that_cannot_be_written_is_an_error()
    {
        _test.Write("cache", "a file where the folder should be");
        _test.Variables["ZIG_GLOBAL_CACHE_DIR"] = _test["cache"];
        Assert.Contains("ZIG_GLOBAL_CACHE_DIR", _test.FailsWith("NSDK1011").Output);
    }

    [UnixTheory(Unix.Names)]
    [InlineData("a\\b.c", "a\\b.c' contains a backslash")]
    [InlineData("a\nb.c", @"a\x0ab.c' contains a control character")]
    public void A_name_that_cannot_be_tracked_is_an_error_that_names_it(string name, string expected)
    {
        _test.Write($"lib/native/{name}", "int value;\n");
        Assert.Contains(expected, _test.FailsWith("NSDK2018").Output, StringComparison.Ordinal);
    }

    // The build replaces and removes the header. Without an assembly, the target after this one fails.
    [Theory]
    [InlineData("../../lib_add.h", true)]
    [InlineData("include/../../lib_add.h", true)]
    [InlineData("include/lib_add.h", false)]
    public void The_header_of_exports_stays_in_its_directory(string header, bool isOutside) =>
        Assert.Equal(isOutside, _test.Run("lib", "_NativeFindExportInputs", "PublishAot=true", $"NativeExportHeader={header}").Codes.Contains("NSDK6028"));
}
