namespace Windows.Tests;

/// <summary>The steps before compilation: build scripts and archives; and what NativeInfo prints about them.</summary>
public sealed class StepTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_instructions_of_a_script_reach_C_CSharp_and_the_output_on_Windows()
    {
        SmallProject.AddApp(_test, "app", "");
        _test.Write("app/app.csproj", _test.Read("app/app.csproj").Replace("Microsoft.NET.Sdk", "Native.Sdk", StringComparison.Ordinal));
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            System.Console.WriteLine($"{P.table(3)} {Made.Text} {System.IO.File.ReadAllText(System.IO.Path.Combine(System.AppContext.BaseDirectory, "data $(x).txt"))}");
            static class P { [DllImport("app.Native")] public static extern int table(int a); }
            """);
        _test.Write("app/build.cs", """
            Console.OutputEncoding = System.Text.Encoding.UTF8;
            var made = Environment.GetEnvironmentVariable("OUT_DIR")!;
            Directory.CreateDirectory(Path.Combine(made, "inc"));
            File.WriteAllText(Path.Combine(made, "inc", "odd name.h"), "#define SQUARE(x) ((x) * (x))\n");
            File.WriteAllText(Path.Combine(made, "table; é.c"), "#include \"odd name.h\"\n#include <math.h>\nint table(int a) { return SQUARE(a) + (int)cbrt(EXTRA); }\n");
            File.WriteAllText(Path.Combine(made, "Made.cs"), "static class Made { public const string Text = \"made\"; }\n");
            File.WriteAllText(Path.Combine(made, "data $(x).txt"), "data");
            Console.WriteLine($"native::source={made}\\table; é.c");
            Console.WriteLine($"native::source={made}/Made.cs");
            Console.WriteLine($"native::include={made}\\inc");
            Console.WriteLine("native::define=EXTRA=1000");
            Console.WriteLine($"native::copy={made}/data $(x).txt");
            Console.WriteLine("native::rerun-if-changed=build.cs");
            """);
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("19 made data\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
        Assert.False(_test.Dotnet("app", "build", "--no-restore").Succeeds().RanTasks);
        _test.Write("app/build.cs", _test.Read("app/build.cs").Replace("1000", "8", StringComparison.Ordinal));
        Assert.True(_test.Dotnet("app", "build", "--no-restore").Succeeds().Ran("RunBuildScripts"));
        Assert.Equal("11 made data\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
    }

    [Fact]
    public void A_script_with_the_library_compiles_and_links()
    {
        _test.Write("lib/vendor/fast.c", "#include \"fast.h\"\nint fast(void) { return FAST + ADDED; }\n");
        _test.Write("lib/vendor/fast.h", "#define FAST 1\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            new CBuild().Files("vendor/fast.c").Include("vendor").Define("ADDED", "5").Compile("vendored");
            """);
        _test.NativeBuild("lib").Succeeds();
        Assert.Equal(["fast", "lib_add"], Symbols.Exported(_test[SmallProject.Built("lib.dll", "win-x64")]));
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
        _test.Write("lib/vendor/fast.h", "#define FAST 2\n");
        Assert.True(_test.NativeBuild("lib").Succeeds().Ran("RunBuildScripts"));
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    [Fact]
    public void An_archive_is_unpacked_patched_and_compiled()
    {
        var archive = SourceArchive.TarGz(SourceArchive.Foo);
        _test.Variables["NativeArchiveCache"] = _test.Windows("cache");
        Directory.Delete(_test["lib"], recursive: true);
        Directory.CreateDirectory(_test["lib"]);
        File.WriteAllBytes(_test["lib/libfoo-1.2.tar.gz"], archive);
        SourceArchive.Write(_test, "libfoo-1.2.tar.gz", SourceArchive.Hash(archive), """Patches="patches\fix.patch" """);
        _test.Write("lib/patches/fix.patch", Patch("return a + b + 10;").ReplaceLineEndings("\r\n"));
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="..\lib\lib.csproj" />""");
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("15\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
        Assert.False(_test.Dotnet("app", "build", "--no-restore").Succeeds().RanTasks);
        _test.Write("lib/patches/fix.patch", Patch("return a + b + 20;"));
        var build = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.Equal("add.c", build.CompiledNames);
        Assert.Equal("25\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
        _test.Write("lib/patches/fix.patch", "not a patch");
        Assert.Equal(["NSDK3047"], _test.NativeBuild("lib").Fails().Codes);
    }

    [Fact]
    public void NativeInfo_works_before_and_after_a_build_and_builds_nothing()
    {
        Assert.Empty(_test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Codes);
        Assert.False(File.Exists(_test[SmallProject.Built("lib.dll", "win-x64")]));
        _test.NativeBuild("lib").Succeeds();
        var info = _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds();
        Assert.False(info.Ran("CompileSources") || info.Ran("LinkBinary"));
        Assert.Contains("win-x64", info.Output, StringComparison.Ordinal);
        Assert.Contains("lib.dll", info.Output, StringComparison.Ordinal);
    }

    private static string Patch(string line) =>
        $"--- a/src/add.c\n+++ b/src/add.c\n@@ -3,4 +3,4 @@\n int lib_add(int a, int b)\n {{\n-    return a + b;\n+    {line}\n }}\n";
}
