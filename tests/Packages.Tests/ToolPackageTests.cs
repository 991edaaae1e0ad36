using System.Text.RegularExpressions;

namespace Packages.Tests;

/// <summary>Machines without zig and libclang: restore downloads them. The versions are those of the SDK.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private const string ZigLine = "this machine has no zig, so restore downloaded Vezel.Zig.Toolsets.linux-x64 " + ZigPackage.Pinned + " (NativeZigVersion=none prevents this)";
    private const string LibClangLine = "this machine has no libclang, so restore downloaded libclang.runtime.linux-x64 22.1.8 (NativeLibClangVersion=none prevents this)";

    private readonly TestFolder _test = new();

    public ToolPackageTests()
    {
        _test.Variables["ZIG"] = null;
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_NET_SDK_is_all_that_a_project_with_bindings_needs()
    {
        ZigPackage.AddSource(_test, ZigPackage.Pinned, """
            <packageSource key="toolset"><package pattern="Vezel.*" /></packageSource>
            <packageSource key="native-sdk-tests"><package pattern="Native.*" /></packageSource>
            <packageSource key="nuget.org"><package pattern="*" /></packageSource>
            """);
        _test.Write("app/Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
              </PropertyGroup>
              <ItemGroup><NativeBindings Include="native/app.h" /></ItemGroup>
            </Project>
            """);
        _test.Write("app/native/app.h", "int twice(int a);\n");
        _test.Write("app/native/app.c", "#include \"app.h\"\nint twice(int a) { return 2 * a; }\n");
        _test.Write("app/Program.cs", "System.Console.WriteLine(NativeMethods.twice(21));\n");
        var first = Build("build");
        Assert.Contains(ZigLine, first, StringComparison.Ordinal);
        Assert.Contains(LibClangLine, first, StringComparison.Ordinal);
        Assert.Contains("for 8 RIDs", first, StringComparison.Ordinal);
        Assert.Equal("42\n", Tool.Run(_test["app/bin/Debug/net10.0/app"], []).Succeeds());
        Assert.DoesNotContain("native ->", Build("build"), StringComparison.Ordinal);

        Directory.Delete(_test["packages/vezel.zig.toolsets.linux-x64"], recursive: true);
        File.Delete(_test["app/obj/project.assets.json"]);
        var restored = Build("restore", "--locked-mode", "-p:RestoreUseStaticGraphEvaluation=true");
        Assert.Contains(ZigLine, restored, StringComparison.Ordinal);
        Assert.DoesNotContain(LibClangLine, restored, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)vezel|libclang", _test.Read("app/packages.lock.json"));
        // An installed zig takes precedence, so everything is compiled again.
        BareMachine.Install(_test, "zig", Repository.Zig);
        Assert.Contains("compiled 1 of 1", Build("build", "-graph"), StringComparison.Ordinal);

        string Build(params string[] arguments) => BareMachine.Run(_test, "app", "dotnet", arguments).Succeeds();
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void One_line_or_one_error_says_what_restore_does(string isStaticGraph)
    {
        SmallProject.AddLibrary(_test, "lib");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj")
            .Replace("Sdk=\"Native.Sdk\"", "Sdk=\"Microsoft.NET.Sdk;Native.Sdk\"", StringComparison.Ordinal)
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal));
        string[] restore = ["restore", "-p:DisableImplicitFrameworkReferences=true", $"-p:RestoreUseStaticGraphEvaluation={isStaticGraph}"];

        var failed = _test.Dotnet("lib", [.. restore, "-p:NativeToolchain=zig"]).Fails();
        Assert.Equal(["NSDK1012"], failed.Codes);
        Assert.Contains("NU1101: Unable to find package Vezel.Zig.Toolsets.linux-x64", failed.Output, StringComparison.Ordinal);
        Assert.Contains("set NativeZigVersion to none", failed.Output, StringComparison.Ordinal);
        ZigPackage.AddSource(_test, ZigPackage.Pinned);
        Assert.Single(Regex.Matches(_test.Dotnet("lib", restore).Succeeds().Output, Regex.Escape(ZigLine)));
        Assert.True(File.Exists(_test[$"packages/vezel.zig.toolsets.linux-x64/{ZigPackage.Pinned}/tools/zig"]));
    }

    // CMake is on the PATH of the tests.
    [Fact]
    public void CMake_replaces_a_zig_that_cannot_be_downloaded()
    {
        SmallProject.AddLibrary(_test, "lib");
        Assert.Equal(["NSDK1013"], _test.Dotnet("lib", "restore").Succeeds().Codes);
        Assert.Empty(_test.Dotnet("lib", "restore", "-p:NativeZigVersion=none").Succeeds().Codes);
    }

    [Fact]
    public void A_file_based_app_needs_no_zig_either()
    {
        ZigPackage.AddSource(_test, ZigPackage.Pinned);
        _test.Write("hello/native/add.c", "int add(int a, int b) { return a + b; }\n");
        _test.Write("hello/hello.cs", """
            #:sdk Native.Sdk@0.1.0
            #:property PublishAot=false
            using System.Runtime.InteropServices;
            System.Console.WriteLine(add(2, 3));
            [DllImport("hello.Native")] static extern int add(int a, int b);
            """);
        Assert.Equal("5\n", _test.Dotnet("hello", "run", "hello.cs").Succeeds().Output);
        Assert.True(Directory.Exists(_test["packages/vezel.zig.toolsets.linux-x64"]));
    }

    [Fact]
    public void The_command_downloads_libclang()
    {
        Tool.Run("dotnet", ["tool", "install", "Native.Bindgen", "--tool-path", _test["tools"], "--version", "0.1.0"], _test.Root, _test.Variables).Succeeds();
        _test.Write("add.h", "int add(int a, int b);\n");
        _test.Variables["NativeLibClangVersion"] = "none";
        Assert.Contains("NSDK4001", Run().Fails(), StringComparison.Ordinal);
        _test.Variables["NativeLibClangVersion"] = null;
        Assert.Contains("NuGet downloads libclang.runtime.linux-x64 22.1.8", Run().Succeeds(), StringComparison.Ordinal);
        Assert.Contains("int add(int a, int b)", _test.Read("Add.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("downloads", Run().Succeeds(), StringComparison.Ordinal);

        ToolResult Run() => BareMachine.Run(_test, "", _test["tools/native-bindgen"], "add.h", "-o", "Add.cs", "--zig", Repository.Zig, "--rid", "linux-x64");
    }
}
