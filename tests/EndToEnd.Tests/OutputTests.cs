namespace EndToEnd.Tests;

/// <summary>The library is copied next to the app by every dotnet command that builds.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public OutputTests() => SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../lib/lib.csproj" />""");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void An_app_runs_and_a_second_build_does_nothing()
    {
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        var again = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.False(again.RanTasks, again.Output);
    }

    [Fact]
    public void Publish_framework_dependent_self_contained_and_single_file()
    {
        _test.Dotnet("app", "publish", "-o", _test["plain"]).Succeeds();
        Assert.Equal("5\n", Tool.Run("dotnet", [_test["plain/app.dll"]]).Succeeds());
        _test.Dotnet("app", "publish", "-r", "linux-x64", "--self-contained", "-o", _test["self"]).Succeeds();
        Assert.Equal("5\n", Tool.Run(_test["self/app"], []).Succeeds());
        _test.Dotnet("app", "publish", "-r", "linux-x64", "--self-contained", "-p:PublishSingleFile=true", "-o", _test["single"])
            .Succeeds();
        Assert.Equal("5\n", Tool.Run(_test["single/app"], []).Succeeds());
    }

    [Fact]
    public void Publish_for_another_machine_contains_the_library_for_that_machine()
    {
        _test.Dotnet("app", "publish", "-r", "linux-arm64", "--no-self-contained", "-p:UseAppHost=false", "-o", _test["out"]).Succeeds();
        Assert.Equal("elf64-littleaarch64 aarch64", Symbols.Machine(_test["out/liblib.so"]));
    }

    [Fact]
    public void The_empty_assembly_of_a_native_only_project_is_not_copied()
    {
        _test.Dotnet("app", "publish", "-r", "win-x64", "--no-self-contained", "-p:UseAppHost=false", "-o", _test["out"]).Succeeds();
        Assert.Equal("COFF-x86-64 x86_64", Symbols.Machine(_test["out/lib.dll"]));
        _test.Dotnet("app", "publish", "-o", _test["here"]).Succeeds();
        Assert.Equal(["app", "app.deps.json", "app.dll", "app.pdb", "app.runtimeconfig.json", "liblib.so"],
            Directory.GetFiles(_test["here"]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("lib.dll", _test.Read("here/app.deps.json"));
        Assert.Equal("5\n", Tool.Run("dotnet", [_test["here/app.dll"]]).Succeeds());
    }

    [Fact]
    public void Publish_without_build_uses_the_existing_library()
    {
        _test.Dotnet("app", "build", "-c", "Release").Succeeds();
        var publish = _test.Dotnet("app", "publish", "--no-build", "-o", _test["out"]).Succeeds();
        Assert.False(publish.RanTasks);
        Assert.Equal("5\n", Tool.Run("dotnet", [_test["out/app.dll"]]).Succeeds());
    }

    [Fact]
    public void A_change_of_C_reaches_the_app_s_folder()
    {
        _test.Dotnet("app", "build").Succeeds();
        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a * b; }\n");
        Assert.Equal("6\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    [Fact]
    public void A_truncated_copy_is_replaced()
    {
        _test.Dotnet("app", "build").Succeeds();
        using (var file = File.OpenWrite(_test["app/bin/Debug/net10.0/liblib.so"]))
            file.SetLength(100);
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    [Theory]
    [InlineData("/usr/bin/dotnet")]
    public void A_test_project_finds_the_library(string dotnet)
    {
        Assert.True(File.Exists(dotnet), dotnet);
        _test.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.4" />
                <ProjectReference Include="../lib/lib.csproj" />
              </ItemGroup>
            </Project>
            """);
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            public class P
            {
                [DllImport("lib")] static extern int lib_add(int a, int b);
                [Xunit.Fact] public void Adds() => Xunit.Assert.Equal(5, lib_add(2, 3));
            }
            """);
        Assert.Contains("Passed:     1", _test.Dotnet("app", "test").Succeeds().Output);
    }

    [Fact]
    public void C_and_CSharp_in_one_multi_targeted_project_compile_natively_once()
    {
        _test.Write("both/both.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;net9.0;netstandard2.0</TargetFrameworks></PropertyGroup>
            </Project>
            """);
        _test.Write("both/native/both.c", "int both(void) { return 1; }\n");
        _test.Write("both/P.cs", "public class P { }\n");
        var build = _test.Dotnet("both", "build", "-m").Succeeds();
        Assert.Equal(1, build.Output.Split("compiled 1 of 1 native files").Length - 1);
        foreach (var framework in new[] { "net10.0", "net9.0", "netstandard2.0" })
            Assert.True(File.Exists(_test[$"both/bin/Debug/{framework}/libboth.Native.so"]), framework);
        Assert.False(_test.Dotnet("both", "build").Succeeds().RanTasks);
        _test.Dotnet("both", "clean").Succeeds();
        Assert.False(Directory.Exists(_test["both/obj/native"]));
    }

    [Fact]
    public void Multithreaded_MSBuild_builds_a_native_project()
    {
        _test.Dotnet("app", "restore").Succeeds();
        var build = _test.Dotnet("app", "msbuild", "-mt").Succeeds();
        Assert.Contains("compiled 1 of 1 native files", build.Output);
        Assert.Equal("5\n", Tool.Run("dotnet", [_test["app/bin/Debug/net10.0/app.dll"]]).Succeeds());
    }

    [Fact]
    public void The_MSBuild_server_builds_a_native_project()
    {
        _test.Variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1";
        try
        {
            Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
            Assert.False(_test.Dotnet("app", "build").Succeeds().RanTasks);
        }
        finally
        {
            _test.Dotnet("app", "build-server", "shutdown");
        }
    }

    [Fact]
    public void A_design_time_build_never_compiles()
    {
        _test.Dotnet("lib", "restore").Succeeds();
        var build = _test.Dotnet("lib", "msbuild", "-t:Compile;GetCopyToOutputDirectoryItems", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true").Succeeds();
        Assert.False(build.RanTasks);
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
    }

    [Fact]
    public void Watch_includes_sources_and_the_headers_that_they_include()
    {
        _test.NativeBuild("lib").Succeeds();
        var list = _test.Dotnet("lib", "msbuild", "-t:_NativeCollectWatchItems", "-getItem:Watch").Succeeds().Output;
        Assert.Contains("lib_add.c", list);
        Assert.Contains("lib_add.h", list);
        Assert.DoesNotContain("stddef.h", list);
    }
}
