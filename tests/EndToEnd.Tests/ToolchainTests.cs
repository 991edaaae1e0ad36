using System.IO.Compression;

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
        ToolsetPackage("0.14.0.9");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj")
            .Replace("<IncludeBuildOutput>", "<NativeZigVersion>0.14.0.9</NativeZigVersion><IncludeBuildOutput>", StringComparison.Ordinal));
        var output = _test.Dotnet("lib", "build").Succeeds().Output;
        Assert.Contains("with zig 0.14.0", output);
        Assert.True(File.Exists(_test["packages/vezel.zig.toolsets.linux-x64/0.14.0.9/tools/zig"]));
    }

    private string Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds().Output;

    // The content of the real package, created from the installed zig with links, so that 200 MB are not copied.
    private void ToolsetPackage(string version)
    {
        Directory.CreateDirectory(_test["feed"]);
        using (var package = ZipFile.Open(_test[$"feed/Vezel.Zig.Toolsets.linux-x64.{version}.nupkg"], ZipArchiveMode.Create))
        {
            Add("Vezel.Zig.Toolsets.linux-x64.nuspec", $"""
                <package><metadata><id>Vezel.Zig.Toolsets.linux-x64</id><version>{version}</version>
                <authors>tests</authors><description>stand-in</description></metadata></package>
                """);
            Add("tools/zig", $"#!/bin/sh\nexec '{Repository.Zig}' \"$@\"\n");

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(package.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        _test.Write("NuGet.config", $"""
            <configuration><packageSources>
              <add key="native-sdk-tests" value="{Repository.Feed}" /><add key="toolset" value="{_test["feed"]}" />
            </packageSources></configuration>
            """);
    }
}
