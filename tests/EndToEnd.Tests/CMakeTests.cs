namespace EndToEnd.Tests;

/// <summary>The compiler of the host, through CMake, without zig: the same items produce the same outputs.</summary>
public sealed class CMakeTests : IDisposable
{
    private const string Library = "lib/obj/native/Debug/linux-x64/liblib.so";
    private readonly TestFolder _test = SmallProject.Library();

    public CMakeTests()
    {
        _test.HideZig();
        _test.Write("lib/native/one.c", "#include \"one.h\"\nint one(void) { return ONE; }\n");
        _test.Write("lib/native/one.h", "#define ONE 1\n");
        _test.Write("lib/native/two.cpp", "#include <string>\n#include \"one.h\"\nextern \"C\" int two() { return (int)std::string(ONE + 1, 'x').size(); }\n");
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("Unix Makefiles")]
    public void Auto_without_zig_uses_CMake_and_is_incremental(string? generator)
    {
        _test.Variables["CMAKE_GENERATOR"] = generator;
        var first = Build();
        Assert.Contains("compiled 3 of 3 native files and linked liblib.so for linux-x64 with GNU", first.Output);
        Assert.Equal(generator is null, File.Exists(_test["lib/obj/native/Debug/linux-x64/cmake/build/build.ninja"]));
        Assert.False(Build().RanTasks);

        Change("lib/native/one.c", "#include \"one.h\"\nint one(void) { return ONE + 5; }\n", "one.c");
        Change("lib/native/one.h", "#define ONE 3\n", "one.c two.cpp");
        // Make keeps the flags of all sources in one file, which a new source changes.
        Change("lib/native/three.c", "int three(void) { return 3; }\n", generator is null ? "three.c" : "lib_add.c one.c three.c two.cpp");
        Assert.Contains("three", Symbols.Exported(_test[Library]));
        File.Delete(_test["lib/native/three.c"]);
        Assert.Equal(generator is null ? "" : "lib_add.c one.c two.cpp", Build().CompiledNames);
        Assert.DoesNotContain("three", Symbols.Exported(_test[Library]));
        Assert.False(Build().RanTasks);
    }

    [Fact]
    public void An_older_timestamp_a_variable_and_a_killed_build_start_from_an_empty_tree()
    {
        Build();
        File.SetLastWriteTimeUtc(_test["lib/native/one.c"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("one.c", Build().CompiledNames);
        Assert.False(Build().RanTasks);
        _test.Variables["SOURCE_DATE_EPOCH"] = "1";
        Assert.Equal("lib_add.c one.c two.cpp", Build().CompiledNames);
        _test.Write("lib/obj/native/Debug/linux-x64/cmake/building", "");
        File.SetLastWriteTimeUtc(_test["lib/native/one.c"], DateTime.UtcNow);
        Assert.Equal("lib_add.c one.c two.cpp", Build().CompiledNames);
    }

    [Theory]
    [InlineData("SharedLibrary", "liblib.so")]
    [InlineData("StaticLibrary", "liblib.a")]
    [InlineData("Executable", "lib")]
    public void Both_toolchains_create_the_same_outputs(string type, string file)
    {
        _test.Write("lib/native/two.cpp", "extern \"C\" int two() { return 2; }\n");
        _test.Write("lib/native/main.c", "int main(void) { return 0; }\n");
        _test.Write("lib/native/asm.S", "#define V 42\n.globl lib_asm\n.type lib_asm,@function\nlib_asm:\n  mov $V, %eax\n  ret\n.section .note.GNU-stack,\"\",@progbits\n");
        _test.NativeBuild("lib", $"-p:NativeOutputType={type}", "-p:Configuration=Release").Succeeds();
        _test.NativeBuild("lib", $"-p:NativeOutputType={type}", "-p:Configuration=Debug", $"-p:ZigPath={Repository.Zig}").Succeeds();
        var (cmake, zig) = (_test[SmallProject.Built(file, configuration: "Release")], _test[SmallProject.Built(file)]);
        Assert.Equal(Symbols.Machine(zig), Symbols.Machine(cmake));
        if (type != "SharedLibrary")
            return;
        Assert.Equal(Symbols.Exported(zig), Symbols.Exported(cmake));
        foreach (var line in new[] { "Library soname: [liblib.so]", "[$ORIGIN]" })
        {
            Assert.Contains(line, Symbols.Dynamic(zig));
            Assert.Contains(line, Symbols.Dynamic(cmake));
        }
    }

    [Fact]
    public void Metadata_has_the_same_effect_as_with_zig()
    {
        File.Delete(_test["lib/native/two.cpp"]);
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>", """
              <ItemGroup>
                <NativeSource Update="native/one.c" Defines="ONLY=&quot;b $x&quot;" IncludePaths="first" Options="-DRAW='a b' -Wno-unused" />
                <NativeIncludePath Include="sys tem" Kind="System" />
                <NativeIncludePath Include="after" Kind="After" />
                <NativeDefine Include="ALL=1" />
                <NativeLinkLibrary Include="m" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        _test.Write("lib/native/one.c", """
            #include "first.h"
            #include <system.h>
            #include <after.h>
            #include <math.h>
            #define S(x) #x
            #define T(x) S(x)
            const char *one(void) { return T(RAW); }
            double lib_root(double x) { return sqrt(x + ALL + FIRST + SYSTEM + AFTER); }
            """);
        _test.Write("lib/first/first.h", "#define FIRST 1\n");
        _test.Write("lib/sys tem/system.h", "#define SYSTEM 1\n");
        _test.Write("lib/after/after.h", "#define AFTER 1\n");
        Assert.Empty(Build().Codes);
        Assert.Contains("libm.so.6", Symbols.Dynamic(_test[Library]));
        Assert.Empty(_test.NativeBuild("lib", $"-p:ZigPath={Repository.Zig}", "-p:Configuration=Release").Succeeds().Codes);
    }

    [Fact]
    public void Compiler_and_linker_errors_are_diagnostics()
    {
        _test.Write("lib/native/one.c", "int one(void)\n{\n    return 1\n}\n");
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK2001"], build.Codes);
        Assert.Contains($"{_test["lib/native/one.c"]}(3,", build.Output);
        _test.Write("lib/native/one.c", "int one(void) { int unused; return 1; }\n");
        Assert.Equal(["-Wunused-variable"], Build().Codes);
        File.Delete(_test[Library]);
        _test.Write("lib/native/one.c", "int nowhere(void); int one(void) { return nowhere(); }\n");
        build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK2010"], build.Codes);
        Assert.Contains("'nowhere'", build.Output);
        Assert.False(File.Exists(_test[Library]));
    }

    [Fact]
    public void A_toolchain_file_builds_for_another_RID_and_a_wrong_one_is_an_error()
    {
        _test.Write("lib/arm64.cmake", """
            set(CMAKE_SYSTEM_NAME Linux)
            set(CMAKE_SYSTEM_PROCESSOR aarch64)
            set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
            set(CMAKE_CXX_COMPILER aarch64-linux-gnu-gcc)
            """);
        File.Delete(_test["lib/native/two.cpp"]);
        _test.NativeBuild("lib", "-p:RuntimeIdentifier=linux-arm64", "-p:NativeCMakeToolchainFile=arm64.cmake").Succeeds();
        var library = _test[SmallProject.Built("liblib.so", "linux-arm64")];
        Assert.Equal("elf64-littleaarch64 aarch64", Symbols.Machine(library));
        var call = Foreign.CallAdd(_test, "linux-arm64", library, "lib_add");
        Assert.Equal("5\n", call.StandardOutput);
        var wrong = _test.NativeBuild("lib", "-p:RuntimeIdentifier=linux-arm", "-p:NativeCMakeToolchainFile=arm64.cmake").Fails();
        Assert.Equal(["NSDK1008"], wrong.Codes);
    }

    [Fact]
    public void A_missing_compiler_is_an_error()
    {
        _test.Variables["CC"] = "no-such-compiler";
        Assert.Equal(["NSDK1006"], _test.NativeBuild("lib").Fails().Codes);
    }

    [Fact]
    public void A_mistake_in_a_toolchain_file_is_an_error_at_its_line()
    {
        _test.Write("lib/wrong.cmake", "set(X 1)\nmessage(FATAL_ERROR \"not like this\")\n");
        var build = _test.NativeBuild("lib", "-p:NativeCMakeToolchainFile=wrong.cmake").Fails();
        Assert.Equal(["NSDK1007"], build.Codes);
        Assert.Contains("wrong.cmake(2)", build.Output);
        Assert.Contains("not like this", build.Output);
    }

    [Fact]
    public void NativeToolchain_cmake_takes_precedence_over_zig_and_supports_AddressSanitizer()
    {
        _test.Variables["ZIG"] = Repository.Zig;
        _test.Write("lib/native/main.c", "#include <stdlib.h>\nint main(void) { char *p = malloc(4); free(p); return p[1]; }\n");
        Build("-p:NativeToolchain=cmake", "-p:NativeSanitizers=address", "-p:NativeOutputType=Executable");
        Assert.Contains("heap-use-after-free", Tool.Run(_test["lib/obj/native/Debug/linux-x64/lib"], []).Output);
    }

    [Fact]
    public void An_app_runs_with_it_and_it_contains_no_local_paths()
    {
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../lib/lib.csproj" />""");
        Assert.Equal("5\n", _test.Dotnet("app", "run", "-c", "Release").Succeeds().Output);
        using var other = SmallProject.Library(name: "elsewhere");
        other.HideZig();
        foreach (var file in new[] { "one.c", "one.h", "two.cpp" })
            other.Write($"lib/native/{file}", _test.Read($"lib/native/{file}"));
        other.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        var path = SmallProject.Built("liblib.so", configuration: "Release");
        Assert.Equal(File.ReadAllBytes(_test[path]), File.ReadAllBytes(other[path]));
    }

    private BuildResult Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds();

    private void Change(string file, string text, string compiled)
    {
        _test.Write(file, text);
        Assert.Equal(compiled, Build().CompiledNames);
        Assert.False(Build().RanTasks);
    }
}
