namespace Packages.Tests;

/// <summary>Tests the libraries of a package in a project for .NET Framework that is not SDK-style, and in one for .NET.</summary>
public sealed class NetFrameworkTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Projects_for_NET_Framework_and_NET_get_the_library_for_their_platform()
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("net10.0", "netstandard2.0", StringComparison.Ordinal));
        Assert.Empty(Pack().Codes);
        Assert.False(Pack().RanTasks);
        System.IO.Compression.ZipFile.ExtractToDirectory(_test["feed/lib.1.0.0.nupkg"], _test["packages/lib.1.0.0"]);
        // NuGet adds this import for packages.config.
        _test.Write("app/app.csproj", """
            <Project DefaultTargets="Build">
              <PropertyGroup>
                <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
                <OutputType>Library</OutputType>
                <AssemblyName>app</AssemblyName>
                <OutputPath>bin/</OutputPath>
                <AutomaticallyUseReferenceAssemblyPackages>false</AutomaticallyUseReferenceAssemblyPackages>
              </PropertyGroup>
              <Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" />
              <Import Project="../packages/lib.1.0.0/build/net46/lib.targets" />
              <!-- There is no .NET Framework on this machine, and the copy does not need it. -->
              <Target Name="GetReferenceAssemblyPaths" />
              <Target Name="CoreCompile" />
              <Target Name="Build" DependsOnTargets="_CopyFilesMarkedCopyLocal;CopyOutputOfItems" />
              <Target Name="CopyOutputOfItems" DependsOnTargets="GetCopyToOutputDirectoryItems;_CopyOutOfDateSourceItemsToOutputDirectory" />
            </Project>
            """);
        Assert.Equal("lib.dll", Copied("x64"));
        Assert.Equal("COFF-x86-64 x86_64", Symbols.Machine(_test["app/bin/lib.dll"]));
        Assert.Equal("lib.dll", Copied("AnyCPU"));
        Assert.Equal("COFF-ARM64 aarch64", Machine("ARM64"));
        Assert.Equal("", Copied("x86", "NSDK6057"));
        Assert.Equal("", Copied("AnyCPU", "NSDK6057", "-p:Prefer32Bit=true"));

        // Apps for .NET use runtimes/ of the same package.
        _test.Write("modern/modern.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestoreAdditionalProjectSources>{_test["feed"]}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{_test["cache"]}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="lib" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        Assert.Empty(_test.Dotnet("modern", "publish", "-r", "win-x64", "--no-self-contained", "-o", _test["out"]).Succeeds().Codes);
        Assert.True(File.Exists(_test["out/lib.dll"]));
    }

    private BuildResult Pack() => _test.Dotnet("lib", "pack", "-o", _test["feed"], "-p:NativeRuntimeIdentifiers=win-x64%3Bwin-arm64").Succeeds();

    private string Machine(string platform)
    {
        Copied(platform);
        return Symbols.Machine(_test["app/bin/lib.dll"]);
    }

    private string Copied(string platform, string code = "", params string[] arguments)
    {
        if (Directory.Exists(_test["app/bin"]))
            Directory.Delete(_test["app/bin"], recursive: true);
        Assert.Equal(code, string.Join(' ', _test.Dotnet("app", ["msbuild", $"-p:PlatformTarget={platform}", .. arguments]).Succeeds().Codes));
        return Directory.Exists(_test["app/bin"]) ? string.Join(' ', Directory.GetFiles(_test["app/bin"]).Select(path => Path.GetFileName(path))) : "";
    }
}
