using System.IO.Compression;

namespace Packages.Tests;

/// <summary>Tests the target NativeTestPackage, which tests a package as its users install it.</summary>
public sealed class PackageTestTests : IDisposable
{
    private readonly TestFolder _test = new();

    public PackageTestTests()
    {
        // The settings of the repository must not apply to the apps of the test.
        _test.Write("Directory.Build.targets", "<Project><Target Name=\"Refuse\" BeforeTargets=\"Build\" Condition=\"'$(MSBuildProjectName)' == 'package-test'\"><Error Text=\"inherited\" /></Target></Project>");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_package_runs_on_every_RID_for_which_the_machine_has_an_emulator()
    {
        AddLibrary("add(2, 3) == 5 ? 0 : 1");
        foreach (var (name, value) in WinePrefix.Variables)
            _test.Variables[name] = value;
        var run = _test.Dotnet("lib", "build", "-c", "Release", "-t:NativeTestPackage", "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-arm64%3Bwin-x64%3Bosx-arm64").Succeeds();
        Assert.Equal(
            [
                "  no RID       passed", "  linux-x64    passed", "  linux-arm64  passed with qemu", "  win-x64      passed with wine",
                "  osx-arm64    not run: a program for osx-arm64 does not run on linux-x64; its files were checked",
            ],
            Table(run));

        // The same version is installed again, and a failure of one app does not hide the results of the others.
        AddLibrary("add(2, 3) == 6 || System.OperatingSystem.IsWindows() ? 0 : 1");
        var failed = _test.Dotnet("lib", "build", "-c", "Release", "-t:NativeTestPackage", "-p:NativeRuntimeIdentifiers=linux-x64%3Bwin-x64").Fails();
        Assert.Equal(["  no RID     failed", "  linux-x64  failed", "  win-x64    passed with wine"], Table(failed));
        Assert.Equal(["NSDK6001", "NSDK6075"], failed.Codes);
        _test.Dotnet("lib", "clean", "-c", "Release").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
    }

    [Fact]
    public void Wrong_packages_fail_with_the_cause()
    {
        AddLibrary("add(2, 3) == 5 ? 0 : 1");
        _test.Write("lib.c", "#include <stdlib.h>\nint gone(void); int lib_add(int a, int b) { return a + b + (getenv(\"NONE\") != 0); }\n");
        _test.Write("gone.c", "int gone(void) { return 0; }\n");
        Zig("-shared", "-Wl,-soname,libgone.so.7", "gone.c", "-o", "libgone.so");
        Assert.Equal(["NSDK6076", "NSDK6075"], Test("renamed", "libother.so").Codes);
        Assert.Equal(["NSDK6034", "NSDK6075"], Test("needing", "liblib.so", "-Wl,--no-as-needed", "-L.", "-lgone").Codes);
        Assert.Equal(["NSDK6031", "NSDK6075"], Test("musl", "liblib.so", "-target", "x86_64-linux-musl").Codes);
        Assert.Equal(["NSDK6030", "NSDK6075"], Test("arm64", "liblib.so", "-target", "aarch64-linux-gnu").Codes);
        var missing = Test("none", null);
        Assert.Equal(["NSDK6076", "NSDK6075"], missing.Codes);
        Assert.Contains("the package contains no library for this RID", missing.Output);
        Assert.Contains("DllNotFoundException", missing.Output);
        Assert.Equal(["NSDK6074"], _test.Dotnet("lib", "build", "-t:NativeTestPackage", "-r", "linux-x64", "-p:NativePackageTest=../broken.cs", $"-p:NativeTestedPackage={_test["feed/none.1.0.0.nupkg"]}").Fails().Codes);
    }

    [Theory]
    [InlineData("NSDK6072", "-p:NativePackageTest=")]
    [InlineData("NSDK6072", "-p:NativePackageTest=gone.cs")]
    [InlineData("NSDK6072", "-p:PackAsTool=true")]
    [InlineData("NSDK6073", "-p:IsPackable=false")]
    [InlineData("NSDK6073", "-p:NativeTestedPackage=gone.nupkg")]
    [InlineData("NSDK6073", "-p:NativeTestedPackage=test.nupkg")]
    public void A_test_without_a_program_or_a_package_is_an_error(string code, string argument)
    {
        AddLibrary("0");
        _test.Write("lib/test.nupkg", "text");
        Assert.Equal([code], _test.Dotnet("lib", "build", "-t:NativeTestPackage", argument).Fails().Codes);
    }

    // The program is a file of the project, and a part only of the app that tests the package.
    private void AddLibrary(string result)
    {
        SmallProject.AddLibrary(_test, "lib", "<PropertyGroup><NativePackageTest>test.cs</NativePackageTest></PropertyGroup>");
        _test.Write("lib/test.cs", $"""
            using System.Runtime.InteropServices;
            return {result};
            [DllImport("lib", EntryPoint = "lib_add")] static extern int add(int a, int b);
            """);
        _test.Write("broken.cs", "return Gone.add(2, 3);\n");
    }

    // Tests a package that another tool wrote.
    private BuildResult Test(string id, string? library, params string[] arguments)
    {
        Directory.CreateDirectory(_test["feed"]);
        using (var package = ZipFile.Open(_test[$"feed/{id}.1.0.0.nupkg"], ZipArchiveMode.Create))
        {
            using (var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
                nuspec.Write($"<package><metadata><id>{id}</id><version>1.0.0</version><authors>a</authors><description>d</description></metadata></package>");
            package.CreateEntry("lib/net10.0/_._");
            if (library is not null)
            {
                Zig(["-shared", "lib.c", "-o", library, .. arguments]);
                package.CreateEntryFromFile(_test[library], $"runtimes/linux-x64/native/{library}");
            }
        }

        return _test.Dotnet("lib", "build", "-t:NativeTestPackage", "-r", "linux-x64", $"-p:NativeTestedPackage={_test[$"feed/{id}.1.0.0.nupkg"]}").Fails();
    }

    private void Zig(params string[] command) => Tool.Run(Repository.Zig, ["cc", .. command], _test.Root, _test.Variables).Succeeds();

    private static List<string> Table(BuildResult run) => [.. run.Output.Split('\n').Where(line => line.Contains("passed", StringComparison.Ordinal) || line.Contains("not run", StringComparison.Ordinal)
        || line.EndsWith("failed", StringComparison.Ordinal)).Select(line => line[2..])];
}
