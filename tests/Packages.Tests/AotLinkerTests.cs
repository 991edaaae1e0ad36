namespace Packages.Tests;

/// <summary>Tests programs that NativeAOT compiles for another RID and zig links. The programs run under qemu or wine.</summary>
public sealed class AotLinkerTests : IDisposable
{
    private readonly TestFolder _test = new();

    public AotLinkerTests()
    {
        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <PublishAot>true</PublishAot>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("app/native/add.c", "int add(int a, int b) { return a + b; }\n");
        // Floating point, compression, an exception, a thread and the garbage collector use most of the runtime's own native code.
        _test.Write("app/Program.cs", """
            using System;
            using System.IO;
            using System.IO.Compression;
            using System.Runtime.InteropServices;
            using System.Threading.Tasks;

            var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                gzip.Write(new byte[100_000]);
            var text = await Task.Run(() => Failing(packed.Length < 1000 ? "packed" : "not packed"));
            GC.Collect();
            Console.WriteLine($"{RuntimeInformation.ProcessArchitecture} {add(2, 3)} {Math.Sqrt(6.25)} {text}");

            static string Failing(string text)
            {
                try { throw new InvalidOperationException(text); }
                catch (InvalidOperationException exception) { return exception.Message; }
            }

            [DllImport("app.Native")] static extern int add(int a, int b);
            """);
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_program_for_linux_arm64_is_linked_once_stripped_and_runs()
    {
        Assert.Empty(Publish("linux-arm64").Codes);
        Assert.Equal("Arm64 5 2.5 packed\n", Foreign.Run("linux-arm64", _test["app/out/app"]).Succeeds());
        Assert.Contains("aarch64", Symbols.Machine(_test["app/out/app"]), StringComparison.OrdinalIgnoreCase);
        // The program exports the functions that the platform's linker exports, and the bounds of sections, but not the runtime's functions.
        var exports = Tool.Run("llvm-nm", ["-D", "--defined-only", "--format=just-symbols", _test["app/out/app"]]).Succeeds().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("DotNetRuntimeDebugHeader@@V1.0", exports);
        Assert.DoesNotContain(exports, name => name.StartsWith("SystemNative_", StringComparison.Ordinal));
        AssertStripped();

        var again = Publish("linux-arm64");
        Assert.False(again.Relinked);
        Assert.Equal("Arm64 5 2.5 packed\n", Foreign.Run("linux-arm64", _test["app/out/app"]).Succeeds());
        // The platform's targets do not detect a changed argument.
        Assert.True(Publish("linux-arm64", "-p:StripSymbols=false").Relinked);
        Assert.Contains(".debug_info", Tool.Run("llvm-readelf", ["-SW", _test["app/out/app"]]).Succeeds());

        // No library contains this function.
        _test.Write("app/Directory.Build.targets", """<Project><ItemGroup><DirectPInvoke Include="elsewhere" /></ItemGroup></Project>""");
        _test.Write("app/Program.cs", _test.Read("app/Program.cs").Replace("add(2, 3)", "nowhere()").Replace("\"app.Native\")] static extern int add(int a, int b)",
            "\"elsewhere\")] static extern int nowhere()"));
        var failed = _test.Dotnet("app", "publish", "-r", "linux-arm64", "-o", _test["app/out"]).Fails();
        Assert.Contains("NSDK6063", failed.Codes);
        Assert.Contains("undefined symbol: nowhere", failed.Output);
        Assert.Contains("To link it manually: ", failed.Output);
    }

    // The C code uses the C runtime: memory, formatted output, floating point, errno and a variable per thread. The C++ code catches an exception. app → one → lib.
    [Fact]
    public void A_program_for_win_x64_contains_C_and_Cxx_is_linked_and_runs()
    {
        SmallProject.AddLibrary(_test, "lib");
        SmallProject.AddLibrary(_test, "one", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        _test.Write("one/native/one_add.c", "#include \"lib_add.h\"\nint one_add(int a, int b) { return lib_add(a, b) * 2; }\n");
        _test.Write("one/native/caught.cpp", """
            #include <stdexcept>
            #include <vector>
            extern "C" int one_caught(int n)
            {
                try { return std::vector<int>(n).at(n); }
                catch (const std::out_of_range &) { return 7; }
            }
            """);
        _test.Write("app/app.csproj", _test.Read("app/app.csproj").Replace("</Project>", """<ItemGroup><ProjectReference Include="../one/one.csproj" /></ItemGroup></Project>"""));
        _test.Write("app/native/add.c", """
            #include <errno.h>
            #include <math.h>
            #include <stdio.h>
            #include <stdlib.h>
            int one_add(int a, int b);
            int one_caught(int n);
            static _Thread_local int calls = 40;
            int add(int a, int b)
            {
                char *text = malloc(64);
                errno = 0;
                strtol("99999999999999999999", 0, 10);
                snprintf(text, 64, "%d %.3f %d %d %d", errno == ERANGE, pow(2.0, 0.5), ++calls, one_add(1, 2), one_caught(3));
                puts(text);
                fflush(stdout);
                free(text);
                return a + b;
            }
            """);
        Assert.Empty(Publish("win-x64").Codes);
        Assert.Equal(["app.exe", "app.pdb"], Directory.GetFiles(_test["app/out"]).Select(Path.GetFileName).Order());
        Assert.Equal("1 1.414 41 6 7\r\nX64 5 2.5 packed\r\n", Foreign.Run("win-x64", _test["app/out/app.exe"]).Succeeds());
        // The unwinder of zig's C++ runtime marks its functions as exported.
        Assert.Equal(["DotNetRuntimeDebugHeader"], Symbols.Exported(_test["app/out/app.exe"])
            .Where(name => name != "_GCC_specific_handler" && !name.StartsWith("_Unwind_", StringComparison.Ordinal) && !name.StartsWith("unw_", StringComparison.Ordinal)));
        Assert.False(Publish("win-x64").Relinked);
        _test.Dotnet("app", "clean", "-c", "Release", "-r", "win-x64").Succeeds();
        Assert.False(Directory.Exists(_test["app/obj/Release/net10.0/win-x64/native/native-sdk"]));
    }

    [Theory]
    [InlineData("win-arm64", "NSDK6060")]
    [InlineData("osx-arm64", "NSDK6061")]
    public void What_nothing_here_can_link_is_an_error_before_it_is_compiled(string rid, string code)
    {
        var choice = _test.Dotnet("app", "msbuild", "-t:_NativeChooseAotLinker", $"-p:RuntimeIdentifier={rid}").Fails();
        Assert.Equal([code], choice.Codes);
    }

    [Fact]
    public void The_project_chooses_and_zig_must_be_there()
    {
        Assert.Equal("true", Value("_NativeAotUsesZig", "-p:RuntimeIdentifier=linux-arm64").ToLowerInvariant());
        Assert.Equal("false", Value("_NativeAotUsesZig", "-p:RuntimeIdentifier=linux-arm64", "-p:NativeAotLinker=platform").ToLowerInvariant());
        Assert.Equal("false", Value("_NativeAotUsesZig", "-p:RuntimeIdentifier=linux-arm64", "-p:DisableUnsupportedError=true").ToLowerInvariant());
        Assert.Equal(["NSDK6062"], _test.Dotnet("app", "msbuild", "-t:_NativeChooseAotLinker", "-p:RuntimeIdentifier=linux-arm64", "-p:NativeToolchain=cmake").Fails().Codes);
        Assert.Equal(["NSDK9003"], _test.Dotnet("app", "msbuild", "-t:_NativeChooseAotLinker", "-p:RuntimeIdentifier=linux-arm64", "-p:NativeAotLinker=lld").Fails().Codes);
    }

    // lld-link replaces Microsoft's linker, which would link the archives of zig on Windows. Archives of plain C are complete. Archives that print need
    // functions that Microsoft's headers define. Archives of C++ need zig's C++ library.
    [Theory]
    [InlineData("c", "int f(int a) { return a + 1; }", "")]
    [InlineData("c", "#include <stdlib.h>\nchar *f(const char *a) { return getenv(a); }", "getenv")]
    [InlineData("c", "#include <stdio.h>\nint f(int a) { char b[9]; return snprintf(b, 9, \"%d\", a); }", "snprintf")]
    [InlineData("cpp", "#include <vector>\nextern \"C\" int f(int a) { std::vector<int> v(a); return (int)v.size(); }", "operator new(unsigned long long)")]
    public void Microsoft_s_linker_takes_archives_of_zig_that_need_no_runtime(string extension, string source, string needed)
    {
        _test.Write($"f.{extension}", source);
        Tool.Run(Repository.Zig, [extension == "c" ? "cc" : "c++", "-target", "x86_64-windows-gnu", "-O2", "-c", _test[$"f.{extension}"], "-o", _test["f.obj"], "-w"], environment: _test.Variables).Succeeds();
        Tool.Run(Repository.Zig, ["ar", "rcsD", _test["f.lib"], _test["f.obj"]], environment: _test.Variables).Succeeds();
        var link = Tool.Run(Repository.Zig, ["lld-link", "/dll", "/noentry", "/nodefaultlib", "/include:f", $"/out:{_test["f.dll"]}", _test["f.lib"]], environment: _test.Variables);
        Assert.Equal(needed.Length == 0, link.ExitCode == 0);
        Assert.Contains(needed.Length == 0 ? "" : $"undefined symbol: {needed}", link.Output);
    }

    private void AssertStripped()
    {
        var sections = Tool.Run("llvm-readelf", ["-SW", _test["app/out/app"]]).Succeeds();
        Assert.DoesNotContain(".debug_info", sections);
        Assert.DoesNotContain(".symtab", sections);
        Assert.Contains(".gnu_debuglink", sections);
        Assert.Contains(".debug_info", Tool.Run("llvm-readelf", ["-SW", _test["app/out/app.dbg"]]).Succeeds());
        Assert.Contains("__managed__Main", Tool.Run("llvm-nm", [_test["app/out/app.dbg"]]).Succeeds());
    }

    private (IReadOnlyList<string> Codes, bool Relinked) Publish(string rid, params string[] arguments)
    {
        var result = _test.Dotnet("app", ["publish", "-r", rid, "-o", _test["app/out"], .. arguments]).Succeeds();
        return (result.Codes, result.Linked.Any(file => file is "app" or "app.exe"));
    }

    private string Value(string property, params string[] arguments) =>
        Tool.Run("dotnet", ["msbuild", "-t:_NativeChooseAotLinker", $"-getProperty:{property}", .. arguments], _test["app"], _test.Variables).Succeeds().Trim();
}
