using System.Text.Json;

namespace Packages.Tests;

/// <summary>Tests the forms of packages: one for each RID, one with debug information, and the same package from two directories.</summary>
public sealed class PackFormTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library("<PropertyGroup><NativePackLayout>PerRid</NativePackLayout></PropertyGroup>");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_package_per_RID_works_in_an_app_with_and_without_a_RID()
    {
        var pack = _test.Dotnet("lib", "pack", "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64", "-o", _test["feed"]).Succeeds();
        Assert.Empty(pack.Codes);
        Assert.Equal(["buildTransitive/lib.targets", "runtime.json"], Content("lib"));
        Assert.Equal(["runtimes/linux-x64/native/liblib.so"], Content("lib.runtime.linux-x64"));
        Assert.Equal(["runtimes/linux-musl-x64/native/liblib.so"], Content("lib.runtime.linux-musl-x64"));
        Assert.InRange(new FileInfo(_test["feed/lib.1.0.0.nupkg"]).Length, 1, 20_000);
        var written = File.GetLastWriteTimeUtc(_test["feed/lib.runtime.linux-x64.1.0.0.nupkg"]);
        _test.Dotnet("lib", "pack", "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64", "-o", _test["feed"]).Succeeds();
        Assert.Equal(written, File.GetLastWriteTimeUtc(_test["feed/lib.runtime.linux-x64.1.0.0.nupkg"]));

        SmallProject.AddApp(_test, "lib", """<PackageReference Include="lib" Version="1.0.0" />""");
        _test.Write("app/NuGet.config", $"""
            <configuration><packageSources><add key="made" value="{_test["feed"]}" /></packageSources></configuration>
            """);
        _test.Variables["NUGET_PACKAGES"] = _test["without"];
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.Equal(["lib", "lib.runtime.linux-x64"], Installed("without"));
        Assert.Equal(["NSDK6052"], _test.Dotnet("app", "publish", "-o", _test["published"]).Succeeds().Codes);
        Assert.True(File.Exists(_test["published/liblib.so"]));

        Directory.Delete(_test["app/obj"], recursive: true);
        _test.Variables["NUGET_PACKAGES"] = _test["with"];
        Assert.Equal("5\n", _test.Dotnet("app", "run", "-r", "linux-x64").Succeeds().Output);
        Assert.Equal(["lib", "lib.runtime.linux-x64"], Installed("with"));
    }

    [Fact]
    public void A_package_and_its_debug_information_are_the_same_from_two_directories()
    {
        var archive = SourceArchive.TarGz(SourceArchive.Foo);
        _test.Write("one/both.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64;win-x64</NativeRuntimeIdentifiers>
                <NativeSymbols>Separate</NativeSymbols>
                <NativeSbom>true</NativeSbom>
                <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>
              </PropertyGroup>
              <ItemGroup>
                <NativeSourceArchive Include="libfoo-1.2.tar.gz" Sha256="{SourceArchive.Hash(archive)}" StripComponents="1" License="MIT"
                                     Sources="src/*.c" IncludePaths="include" />
              </ItemGroup>
            </Project>
            """);
        _test.Write("one/native/both.c", "int both_add(int a, int b)\n{\n    return a + b;\n}\n");
        _test.Write("one/P.cs", "public class P { }\n");
        File.WriteAllBytes(_test["one/libfoo-1.2.tar.gz"], archive);
        _test.Commit("one");
        _test.Clone("one", "another ü/deeper");
        foreach (var folder in new[] { "one", "another ü/deeper" })
            Assert.Empty(_test.Dotnet(folder, "pack", "-o", _test[$"{folder}/out"]).Succeeds().Codes);

        Assert.Equal(Entries("one/out/both.1.0.0.nupkg"), Entries("another ü/deeper/out/both.1.0.0.nupkg"));
        // A .pdb contains the command line of the linker, which contains the directory.
        Assert.Equal(Entries("one/out/both.symbols.1.0.0.nupkg").Where(IsElf), Entries("another ü/deeper/out/both.symbols.1.0.0.nupkg").Where(IsElf));
        Assert.Equal(
            ["runtimes/linux-musl-x64/native/libboth.Native.so.dbg", "runtimes/linux-x64/native/libboth.Native.so.dbg", "runtimes/win-x64/native/both.Native.pdb"],
            Entries("one/out/both.symbols.1.0.0.nupkg").Select(entry => entry.Name).Where(name => name.StartsWith("runtimes", StringComparison.Ordinal)));

        Directory.CreateDirectory(_test["installed"]);
        PackageFile.Extract(_test["one/out/both.1.0.0.nupkg"], "sbom/both.cdx.json", _test["installed/both.cdx.json"]);
        var component = JsonDocument.Parse(_test.Read("installed/both.cdx.json")).RootElement.GetProperty("components").EnumerateArray().Single();
        Assert.Equal(("libfoo", "1.2"), (component.GetProperty("name").GetString(), component.GetProperty("version").GetString()));
        Assert.Equal(SourceArchive.Hash(archive), component.GetProperty("hashes")[0].GetProperty("content").GetString());
        Assert.Equal("MIT", component.GetProperty("licenses")[0].GetProperty("expression").GetString());
        var (library, symbols) = (_test["installed/libboth.Native.so"], _test["installed/libboth.Native.so.dbg"]);
        PackageFile.Extract(_test["one/out/both.1.0.0.nupkg"], "runtimes/linux-x64/native/libboth.Native.so", library);
        Assert.Contains("No line number information", Line());
        PackageFile.Extract(_test["one/out/both.symbols.1.0.0.nupkg"], "runtimes/linux-x64/native/libboth.Native.so.dbg", symbols);
        Assert.Contains("native/both.c\"", Line());

        static bool IsElf((string Name, string Hash) entry) => entry.Name.EndsWith(".dbg", StringComparison.Ordinal);
        string Line() => Tool.Run("gdb", ["-batch", "-nx", "-ex", "info line both_add", library], _test.Root).Output;
    }

    [Fact]
    public void What_a_form_cannot_contain_is_reported()
    {
        var pack = _test.Dotnet("lib", "pack", "-r", "osx-arm64", "-p:NativeSymbols=Separate", "-o", _test["feed"]).Succeeds();
        Assert.Equal(["NSDK6054"], pack.Codes);
        Assert.Contains("osx-arm64", pack.Output);
        Assert.False(File.Exists(_test["feed/lib.symbols.1.0.0.nupkg"]));
        Assert.Equal(["NSDK6053"], _test.Dotnet("lib", "pack", "-r", "osx-arm64", "-p:NativePackHeaders=true", "-o", _test["other"]).Fails().Codes);
        Assert.False(Directory.Exists(_test["other"]));
    }

    [Fact]
    public void The_RID_osx_is_one_file_for_both_processors()
    {
        _test.Dotnet("lib", "pack", "-p:NativePackLayout=Single", "-p:NativeRuntimeIdentifiers=osx", "-o", _test["feed"]).Succeeds();
        Assert.Equal(["runtimes/osx/native/liblib.dylib"], Content("lib"));
        PackageFile.Extract(_test["feed/lib.1.0.0.nupkg"], "runtimes/osx/native/liblib.dylib", _test["liblib.dylib"]);
        // Debian adds the version of LLVM to the name.
        var lipo = Directory.GetFiles("/usr/bin", "llvm-lipo*").Order(StringComparer.Ordinal).First();
        Assert.Equal("x86_64 arm64", Tool.Run(lipo, ["-archs", _test["liblib.dylib"]]).Succeeds().Trim());
        foreach (var (processor, rid) in new[] { ("x86_64", "osx-x64"), ("arm64", "osx-arm64") })
        {
            Tool.Run(lipo, ["-thin", processor, _test["liblib.dylib"], "-output", _test["thin"]]).Succeeds();
            Assert.Equal(File.ReadAllBytes(_test[SmallProject.Built("liblib.dylib", rid, "Release")]), File.ReadAllBytes(_test["thin"]));
        }

        Assert.Equal(["NSDK6055"], _test.Dotnet("lib", "pack", "-p:NativePackLayout=Single", "-p:NativePackHeaders=true", "-p:NativeRuntimeIdentifiers=osx", "-o", _test["other"]).Fails().Codes);
    }

    private List<string> Content(string package) => [.. PackageFile.Names(_test[$"feed/{package}.1.0.0.nupkg"]).Order(StringComparer.Ordinal)
        .Where(name => !name.EndsWith(".nuspec", StringComparison.Ordinal) && !name.StartsWith("_rels", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith('['))];

    private IEnumerable<(string Name, string Hash)> Entries(string package) => PackageFile.Entries(_test[package]).OrderBy(entry => entry.Name, StringComparer.Ordinal);

    private List<string> Installed(string cache) =>
        [.. Directory.GetDirectories(_test[cache]).Select(path => Path.GetFileName(path)!).Where(name => name.StartsWith("lib", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
