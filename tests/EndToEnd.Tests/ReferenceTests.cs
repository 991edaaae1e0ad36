namespace EndToEnd.Tests;

/// <summary>App, class library and native projects that reference each other in every combination.</summary>
public sealed class ReferenceTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public ReferenceTests()
    {
        _test.Write("middle/middle.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
            </Project>
            """);
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../middle/middle.csproj" />""");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Through_a_class_library_the_app_runs() => Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);

    [Theory]
    [InlineData("build")]
    [InlineData("publish")]
    public void Through_a_class_library_and_with_a_RID_only_the_library_for_that_RID_is_published(string verb)
    {
        _test.Dotnet("app", verb, "-r", "linux-arm64", "--no-self-contained", "-p:UseAppHost=false").Succeeds();
        var shipped = Directory.GetFiles(_test["app/bin"], "liblib.so", SearchOption.AllDirectories);
        Assert.NotEmpty(shipped);
        Assert.All(shipped, file => Assert.Equal("elf64-littleaarch64 aarch64", Symbols.Machine(file)));
        Assert.Empty(Directory.GetFiles(_test["middle/bin"], "liblib.so", SearchOption.AllDirectories));
    }

    [Fact]
    public void Alternating_host_and_RID_builds_do_not_mix_libraries()
    {
        _test.Dotnet("app", "build").Succeeds();
        _test.Dotnet("app", "build", "-r", "linux-arm64", "--no-self-contained", "-p:UseAppHost=false").Succeeds();
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("elf64-x86-64 x86_64", Symbols.Machine(_test["app/bin/Debug/net10.0/liblib.so"]));
        Assert.Equal("elf64-littleaarch64 aarch64", Symbols.Machine(_test["app/bin/Debug/net10.0/linux-arm64/liblib.so"]));
    }

    [Fact]
    public void A_native_project_links_against_the_native_project_that_it_references()
    {
        SmallProject.AddLibrary(_test, "upper", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        _test.Write("upper/native/upper_add.c", """
            #include "lib_add.h"
            #include "upper_add.h"
            int upper_add(int a, int b) { return 100 * lib_add(a, b); }
            """);
        SmallProject.AddApp(_test, "upper", """<ProjectReference Include="../upper/upper.csproj" />""");
        Assert.Equal("500\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.Contains("liblib.so", Symbols.Dynamic(_test["upper/obj/native/Debug/linux-x64/libupper.so"]));
        foreach (var rid in new[] { "linux-arm64", "win-x64", "osx-arm64" })
            _test.NativeBuild("upper", $"-p:RuntimeIdentifier={rid}").Succeeds();

        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\n#define CHANGED 1\n");
        var build = _test.NativeBuild("upper").Succeeds();
        Assert.Equal("lib_add.c upper_add.c", build.CompiledNames);
        Assert.False(_test.NativeBuild("upper").Succeeds().RanTasks);
    }

    [Fact]
    public void A_static_library_is_linked_into_the_native_project_that_references_it()
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj")
            .Replace("<IncludeBuildOutput>", "<NativeOutputType>StaticLibrary</NativeOutputType><IncludeBuildOutput>", StringComparison.Ordinal));
        SmallProject.AddLibrary(_test, "upper", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        _test.Write("upper/native/upper_add.c", """
            #include "lib_add.h"
            int upper_add(int a, int b) { return lib_add(a, b); }
            """);
        SmallProject.AddApp(_test, "upper", """<ProjectReference Include="../upper/upper.csproj" />""");
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.Empty(Directory.GetFiles(_test["app/bin"], "*.a", SearchOption.AllDirectories));
        Assert.DoesNotContain("liblib", Symbols.Dynamic(_test["upper/obj/native/Debug/linux-x64/libupper.so"]));
    }
}
