namespace Packages.Tests;

/// <summary>Tests packages that are created for every RID on one machine, and used by a project that has only the package.</summary>
public sealed class PackTests : IDisposable
{
    private static readonly string[] s_rids =
    [
        "linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64",
    ];

    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    // As with vcpkg and Conan, which write the .pc files of each RID to a directory of its own.
    [Fact]
    public void A_property_with_the_RID_selects_the_pc_files_of_each_RID_of_the_package()
    {
        _test.Write("lib/lib.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <NativeLibraryName>lib</NativeLibraryName>
                <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64;win-x64</NativeRuntimeIdentifiers>
                <Rid>$(RuntimeIdentifier)</Rid>
                <Rid Condition="'$(Rid)' == ''">$(NETCoreSdkPortableRuntimeIdentifier)</Rid>
                <NativePkgConfigPath>pc/$(Rid)</NativePkgConfigPath>
              </PropertyGroup>
              <ItemGroup><NativeDependency Include="named" /></ItemGroup>
            </Project>
            """);
        _test.Write("lib/native/lib_add.c", "int NAME(void) { return 1; }\n");
        var rids = new[] { ("linux-x64", "liblib.so"), ("linux-musl-x64", "liblib.so"), ("win-x64", "lib.dll") };
        foreach (var (rid, _) in rids)
            _test.Write($"lib/pc/{rid}/named.pc", $"Name: named\nDescription: d\nVersion: 1.0\nCflags: -DNAME={Function(rid)}\n");
        Assert.Empty(_test.Dotnet("lib", "pack", "-o", _test["feed"]).Succeeds().Codes);
        foreach (var (rid, file) in rids)
        {
            PackageFile.Extract(_test["feed/lib.1.0.0.nupkg"], $"runtimes/{rid}/native/{file}", _test[$"{rid}-{file}"]);
            Assert.Equal([Function(rid)], Symbols.Exported(_test[$"{rid}-{file}"]));
        }

        static string Function(string rid) => $"for_{rid.Replace('-', '_')}";
    }

    [Fact]
    public void A_native_only_package_has_every_RID_no_assembly_and_no_warning_and_works()
    {
        var pack = _test.Dotnet("lib", "pack", "-o", _test["feed"]).Succeeds();
        Assert.Empty(pack.Codes);
        Assert.Equal(
            s_rids.Select(rid => $"runtimes/{rid}/native/{(rid.StartsWith("win", StringComparison.Ordinal) ? "lib.dll" : rid.StartsWith("osx", StringComparison.Ordinal) ? "liblib.dylib" : "liblib.so")}"),
            Content("lib.1.0.0.nupkg"));
        Assert.False(_test.Dotnet("lib", "pack", "-o", _test["feed"]).Succeeds().RanTasks);
        Use("lib");
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        _test.Dotnet("app", "publish", "-r", "win-x64", "--no-self-contained", "-o", _test["win"]).Succeeds();
        Assert.True(File.Exists(_test["win/lib.dll"]));
    }

    [Fact]
    public void A_multi_targeted_package_contains_CSharp_and_C()
    {
        _test.Write("both/both.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64</NativeRuntimeIdentifiers>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("both/native/both.c", "int both_add(int a, int b) { return a + b; }\n");
        _test.Write("both/P.cs", """
            using System.Runtime.InteropServices;
            public static class Both { [DllImport("both.Native", EntryPoint = "both_add")] public static extern int Add(int a, int b); }
            """);
        var pack = _test.Dotnet("both", "pack", "-o", _test["feed"]).Succeeds();
        Assert.Empty(pack.Codes);
        Assert.Equal(
            ["lib/net10.0/both.dll", "lib/netstandard2.0/both.dll", "runtimes/linux-musl-x64/native/libboth.Native.so", "runtimes/linux-x64/native/libboth.Native.so"],
            Content("both.1.0.0.nupkg"));
        PackageFile.Extract(_test["feed/both.1.0.0.nupkg"], "both.nuspec", _test["both.nuspec"]);
        Assert.DoesNotContain("Native.Sdk", _test.Read("both.nuspec"));
        Assert.False(_test.Dotnet("both", "pack", "-o", _test["feed"]).Succeeds().RanTasks);
        Use("both");
        _test.Write("app/Program.cs", "System.Console.WriteLine(Both.Add(2, 3));\n");
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    [Fact]
    public void With_a_RID_only_that_RID_is_packed()
    {
        _test.Dotnet("lib", "pack", "-r", "linux-arm64", "-o", _test["feed"]).Succeeds();
        Assert.Equal(["runtimes/linux-arm64/native/liblib.so"], Content("lib.1.0.0.nupkg"));
    }

    [Fact]
    public void Glibc_without_musl_is_a_warning()
    {
        var pack = _test.Dotnet("lib", "pack", "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-arm64", "-o", _test["feed"]).Succeeds();
        Assert.Equal(["NSDK6001"], pack.Codes);
        Assert.Contains("contains linux-x64 but no musl counterpart", pack.Output);
    }

    [Fact]
    public void Pack_without_build_is_an_error_if_a_library_was_not_built()
    {
        _test.Dotnet("lib", "build", "-c", "Release").Succeeds();
        var pack = _test.Dotnet("lib", "pack", "--no-build", "-o", _test["feed"]).Fails();
        Assert.Equal(["NSDK6003"], pack.Codes);
        Assert.Contains("linux-arm64", pack.Output);
        Assert.False(Directory.Exists(_test["feed"]));
    }

    [Fact]
    public void An_unknown_RID_to_pack_is_an_error()
    {
        var pack = _test.Dotnet("lib", "pack", "-p:NativeRuntimeIdentifiers=linux-x64%3Bamiga-68k", "-o", _test["feed"]).Fails();
        Assert.Equal(["NSDK1003"], pack.Codes);
        Assert.False(Directory.Exists(_test["feed"]));
    }

    // Many projects set run paths of their build or install directory.
    [Theory]
    [InlineData("")]
    [InlineData("set(CMAKE_BUILD_WITH_INSTALL_RPATH OFF)\nset(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)\nset(CMAKE_INSTALL_RPATH ${CMAKE_INSTALL_PREFIX}/lib)")]
    public void Shared_libraries_of_a_CMake_project_find_each_other_in_the_package(string lines)
    {
        _test.Write("lib/vendor/CMakeLists.txt", $"""
            cmake_minimum_required(VERSION 3.10)
            project(pair C)
            {lines}
            add_subdirectory(inner)
            add_library(outer SHARED outer.c)
            target_link_libraries(outer PRIVATE inner)
            """);
        _test.Write("lib/vendor/inner/CMakeLists.txt", "add_library(inner SHARED EXCLUDE_FROM_ALL inner.c)\n");
        _test.Write("lib/vendor/inner/inner.c", "int inner(int a) { return a; }\n");
        _test.Write("lib/vendor/outer.c", "int inner(int a);\nint outer(int a, int b) { return inner(a) + b; }\n");
        _test.Write("lib/native/lib_add.c", "int outer(int a, int b);\nint lib_add(int a, int b) { return outer(a, b); }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>", """
              <ItemGroup><NativeCMakeProject Include="vendor" Targets="outer" /></ItemGroup>
              <PropertyGroup><NoWarn>$(NoWarn);NSDK6001</NoWarn></PropertyGroup>
            </Project>
            """));
        Assert.Empty(_test.Dotnet("lib", "pack", "-p:NativeRuntimeIdentifiers=linux-x64%3Bosx-arm64", "-o", _test["feed"]).Succeeds().Codes);
        Assert.Equal(["libinner.dylib", "liblib.dylib", "libouter.dylib", "libinner.so", "liblib.so", "libouter.so"], Content("lib.1.0.0.nupkg").Select(Path.GetFileName)
            .OrderBy(name => name!.EndsWith(".so", StringComparison.Ordinal)));
        Use("lib");
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    private List<string> Content(string package) => [.. PackageFile.Names(_test[$"feed/{package}"])
        .Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || name.StartsWith("runtimes/", StringComparison.Ordinal)
            || name.EndsWith(".dll", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    // A separate package cache ensures that the files come from the package.
    private void Use(string package)
    {
        SmallProject.AddApp(_test, package, $"""<PackageReference Include="{package}" Version="1.0.0" />""");
        _test.Write("app/NuGet.config", $"""
            <configuration><packageSources><add key="made" value="{_test["feed"]}" /></packageSources></configuration>
            """);
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
    }
}
