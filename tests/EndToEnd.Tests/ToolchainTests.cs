namespace EndToEnd.Tests;

/// <summary>Tests how the SDK finds the compiler.</summary>
public sealed class ToolchainTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void ZigPath_is_a_file_or_a_folder_and_takes_precedence()
    {
        _test.Variables["ZIG"] = "/nowhere/zig";
        Assert.Contains("with zig 0.11.0", Build($"-p:ZigPath={Repository.OldZig}"));
        Assert.Contains("with zig 0.14.0", Build($"-p:ZigPath={Path.GetDirectoryName(Repository.Zig)}"));
    }

    [Fact]
    public void ZigExePath_of_a_toolset_package_is_used()
    {
        _test.Variables["ZIG"] = "/nowhere/zig";
        Assert.Contains("with zig 0.11.0", Build($"-p:ZigExePath={Repository.OldZig}"));
    }

    [Fact]
    public void The_variable_ZIG_is_used() => Assert.Contains("with zig 0.14.0", Build());

    [Fact]
    public void PATH_is_searched_last()
    {
        _test.Variables["ZIG"] = null;
        _test.Variables["PATH"] = $"{Path.GetDirectoryName(Repository.OldZig)}:{Environment.GetEnvironmentVariable("PATH")}";
        Assert.Contains("with zig 0.11.0", Build());
    }

    [Fact]
    public void NativeZigVersion_downloads_the_toolset_package_at_restore()
    {
        _test.Variables["ZIG"] = null;
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
        ZigPackage.AddSource(_test, "0.14.0.9");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj")
            .Replace("<IncludeBuildOutput>", "<NativeZigVersion>0.14.0.9</NativeZigVersion><IncludeBuildOutput>", StringComparison.Ordinal));
        var output = _test.Dotnet("lib", "build").Succeeds().Output;
        Assert.Contains("with zig 0.14.0", output);
        Assert.True(File.Exists(_test["packages/vezel.zig.toolsets.linux-x64/0.14.0.9/tools/zig"]));
    }

    private string Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds().Output;
}
