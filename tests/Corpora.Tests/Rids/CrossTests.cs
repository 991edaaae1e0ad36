using Native.Core.ObjectFiles;

namespace Corpora.Tests.Rids;

/// <summary>Every supported RID: the outputs are inspected with LLVM's tools, and run if this machine can run them.</summary>
public sealed class CrossTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public CrossTests() => _test.Write("lib/native/more.c", """
        #include <stdio.h>
        #include <string.h>
        static int hidden(int x) { return x + 1; }
        __attribute__((visibility("hidden"))) int secret(int x) { return hidden(x); }
        int lib_table[4] = { 1, 2, 3, 4 };
        int lib_length(const char *text) { return (int)strlen(text) + secret(-1); }
        void lib_say(const char *text) { puts(text); }
        """);

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("linux-x64", "elf64-x86-64 x86_64")]
    [InlineData("linux-arm64", "elf64-littleaarch64 aarch64")]
    [InlineData("linux-arm", "elf32-littlearm arm")]
    [InlineData("linux-x86", "elf32-i386 i386")]
    [InlineData("linux-riscv64", "elf64-littleriscv riscv64")]
    [InlineData("linux-musl-x64", "elf64-x86-64 x86_64")]
    [InlineData("linux-musl-arm64", "elf64-littleaarch64 aarch64")]
    [InlineData("linux-musl-arm", "elf32-littlearm arm")]
    public void Elf(string rid, string machine)
    {
        var file = Build(rid, "liblib.so");
        Assert.Equal(machine, Symbols.Machine(file));
        Assert.Equal(["lib_add", "lib_length", "lib_say", "lib_table"], Symbols.Exported(file));
        var dynamic = Symbols.Dynamic(file);
        Assert.Contains("Library soname: [liblib.so]", dynamic);
        Assert.Matches(@"RUNPATH\s+Library runpath: \[\$ORIGIN\]|RPATH\s+Library rpath: \[\$ORIGIN\]", dynamic);
    }

    [Theory]
    [InlineData("win-x64", "COFF-x86-64 x86_64")]
    [InlineData("win-x86", "COFF-i386 i386")]
    [InlineData("win-arm64", "COFF-ARM64 aarch64")]
    public void A_DLL_exports_the_same_symbols_as_the_Linux_library(string rid, string machine)
    {
        // zig builds one C runtime for Debug and one for Release. The one for Release is needed by packages too, and takes half the time.
        var file = Build(rid, "lib.dll", "-p:Configuration=Release");
        Assert.Equal(machine, Symbols.Machine(file));
        Assert.Equal(["lib_add", "lib_length", "lib_say", "lib_table"], Symbols.Exported(file));
        var import = Tool.Run("llvm-nm", [_test[SmallProject.Built("lib.lib", rid, "Release")]]).Output;
        Assert.Contains("lib_add", import);
        Assert.Equal(["lib.def", "lib.dll", "lib.lib"], Directory.GetFiles(Path.GetDirectoryName(file)!, "lib.*").Select(Path.GetFileName).Where(name => !name!.EndsWith(".state", StringComparison.Ordinal) && !name.EndsWith(".pdb", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("osx-x64", "x86_64")]
    [InlineData("osx-arm64", "arm64")]
    public void MachO(string rid, string machine)
    {
        var file = Build(rid, "liblib.dylib");
        Assert.Contains(machine, Symbols.Machine(file).Replace("aarch64", "arm64", StringComparison.Ordinal));
        Assert.Equal(["lib_add", "lib_length", "lib_say", "lib_table"], Symbols.Exported(file));
        var commands = Symbols.Dynamic(file);
        Assert.Contains("@rpath/liblib.dylib", commands);
        Assert.Contains("@loader_path", commands);
        Assert.Contains("minos 13.0", commands);
    }

    [Theory]
    [InlineData("linux-x64", "libc.so.6")]
    [InlineData("linux-musl-x64", "libc.so")]
    public void A_Linux_library_needs_its_C_library_only(string rid, string needed) =>
        Assert.Contains($"Shared library: [{needed}]", Symbols.Dynamic(Build(rid, "liblib.so")));

    [Fact]
    public void The_minimum_glibc_version_is_respected()
    {
        _test.Write("lib/native/floor.c", "#include <math.h>\n#include <string.h>\nvoid *f(void *a, const void *b, unsigned long n) { return memcpy(a, b, n); }\n");
        var versions = Tool.Run("llvm-readobj", ["--version-info", Build("linux-x64", "liblib.so")]).Succeeds();
        Assert.DoesNotMatch(@"Name: GLIBC_2\.(2[4-9]|[3-9]\d)", versions);
        var old = Tool.Run("llvm-readobj", ["--version-info", Build("linux-x64", "liblib.so", "-p:NativeGlibcVersion=2.17")]).Succeeds();
        Assert.DoesNotMatch(@"Name: GLIBC_2\.(1[89]|[2-9]\d)", old);
    }

    [Theory]
    [InlineData("SharedLibrary", "linux-arm64", "liblib.so")]
    [InlineData("StaticLibrary", "linux-arm64", "liblib.a")]
    [InlineData("StaticLibrary", "win-x64", "lib.lib")]
    [InlineData("StaticLibrary", "osx-arm64", "liblib.a")]
    public void Builds_in_two_folders_are_identical(string type, string rid, string file)
    {
        string[] arguments = [$"-p:NativeOutputType={type}", "-p:Configuration=Release"];
        Build(rid, file, arguments);
        using var other = SmallProject.Library(name: "elsewhere");
        other.Write("lib/native/more.c", _test.Read("lib/native/more.c"));
        other.NativeBuild("lib", [$"-p:RuntimeIdentifier={rid}", .. arguments]).Succeeds();
        var path = SmallProject.Built(file, rid, "Release");
        Assert.Equal(File.ReadAllBytes(_test[path]), File.ReadAllBytes(other[path]));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-musl-x64")]
    [InlineData("linux-arm64")]
    public void An_executable_runs(string rid)
    {
        _test.Write("lib/native/main.c", "#include <stdio.h>\n#include \"lib_add.h\"\nint main(void) { printf(\"%d\\n\", lib_add(2, 3)); return 0; }\n");
        Assert.Equal("5\n", Foreign.Run(rid, Build(rid, "lib", "-p:NativeOutputType=Executable")).Succeeds());
    }

    [Theory]
    [InlineData("linux-arm64", "liblib.so")]
    [InlineData("linux-musl-x64", "liblib.so")]
    [InlineData("win-x64", "lib.dll")]
    public void A_library_loads_and_is_called(string rid, string file)
    {
        foreach (var configuration in new[] { "Debug", "Release" })
        {
            var call = Foreign.CallAdd(_test, rid, Build(rid, file, $"-p:Configuration={configuration}"), "lib_add");
            Assert.Equal((0, "5\n"), (call.ExitCode, call.StandardOutput));
        }
    }

    [Theory]
    [InlineData("linux-x64", "liblib.so")]
    [InlineData("win-x64", "lib.dll")]
    [InlineData("osx-arm64", "liblib.dylib")]
    public void Hidden_visibility_exports_annotated_symbols_only(string rid, string file)
    {
        _test.Write("lib/native/lib_add.c", """
            #ifdef _WIN32
            #define API __declspec(dllexport)
            #else
            #define API __attribute__((visibility("default")))
            #endif
            API int lib_add(int a, int b) { return a + b; }
            """);
        _test.Write("lib/native/more.c", "int lib_other(void) { return 1; }\n");
        Assert.Equal(["lib_add"], Symbols.Exported(Build(rid, file, "-p:NativeSymbolVisibility=hidden")));
    }

    [Theory]
    [InlineData("Debug", "0 1 0")]
    [InlineData("Release", "1 0 1")]
    public void Debug_and_Release_have_the_same_meaning_as_in_NET(string configuration, string expected)
    {
        _test.Write("lib/native/main.c", """
            #include <stdio.h>
            #ifdef NDEBUG
            #define N 1
            #else
            #define N 0
            #endif
            #ifdef __OPTIMIZE__
            #define O 1
            #else
            #define O 0
            #endif
            int main(int argc, char **argv) { int overflow = 2147483647 + argc; (void)argv; printf("%d %d %d\n", O, overflow < 0 && !N, N); return 0; }
            """);
        var file = Build("linux-x64", "lib", "-p:NativeOutputType=Executable", $"-p:Configuration={configuration}");
        Assert.Equal(expected + "\n", Tool.Run(file, []).Succeeds());
        var sections = Tool.Run("llvm-readobj", ["--sections", file]).Succeeds();
        Assert.Equal(configuration == "Debug", sections.Contains(".debug_info", StringComparison.Ordinal));
        Assert.Equal(configuration == "Debug", sections.Contains(".symtab", StringComparison.Ordinal));
    }

    [Fact]
    public void Undefined_behaviour_traps_only_if_a_sanitizer_is_set()
    {
        _test.Write("lib/native/main.c", "int main(int argc, char **argv) { (void)argv; int x = 2147483647; x += argc; return x > 0; }\n");
        var file = Build("linux-x64", "lib", "-p:NativeOutputType=Executable");
        Assert.Equal(0, Tool.Run(file, []).ExitCode);
        Build("linux-x64", "lib", "-p:NativeOutputType=Executable", "-p:NativeSanitizers=undefined");
        Assert.NotEqual(0, Tool.Run(file, []).ExitCode);
    }

    [Fact]
    public void Cpp_assembly_and_per_file_options_build_together()
    {
        _test.Write("lib/native/x.cpp", "#include <string>\nextern \"C\" int lib_cpp(int n) { return (int)std::string(n, 'x').size(); }\n");
        _test.Write("lib/native/y.S", "#define V 42\n.globl lib_asm\n.type lib_asm,@function\nlib_asm:\n  mov $V, %eax\n  ret\n");
        _test.Write("lib/native/z.txt", "int lib_text(void) { return T + U; }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>",
            "<ItemGroup><NativeSource Include=\"native/z.txt\" Language=\"C\" Defines=\"T=1\" Options=\"-DU=2 -Wno-unused\" /></ItemGroup></Project>", StringComparison.Ordinal));
        // MSBuild patterns ignore case, so *.s and *.S both match y.S, which must be compiled only once.
        Assert.Contains("compiled 5 of 5 native files", _test.NativeBuild("lib").Succeeds().Output);
        var exported = Symbols.Exported(_test[SmallProject.Built("liblib.so")]);
        Assert.Superset(new HashSet<string> { "lib_cpp", "lib_asm", "lib_text" }, exported.ToHashSet());
    }

    private string Build(string rid, string file, params string[] arguments)
    {
        var build = _test.NativeBuild("lib", [$"-p:RuntimeIdentifier={rid}", .. arguments]).Succeeds();
        Assert.Empty(build.Codes);
        var configuration = arguments.Any(argument => argument == "-p:Configuration=Release") ? "Release" : "Debug";
        var path = _test[SmallProject.Built(file, rid, configuration)];
        using var binary = File.OpenRead(path);
        // Everything that its tables refer to is in the file, followed by at most one page of zeros.
        Assert.InRange(BinaryLength.Read(binary) ?? 0, binary.Length - 4096, binary.Length);
        return path;
    }
}
