using System.IO.Compression;

namespace EndToEnd.Tests;

/// <summary>Native.Build, the library for build scripts, used from its package.</summary>
public sealed class BuildLibraryTests : IDisposable
{
    private const string Errors = "lib/obj/native/Debug/scripts/linux-x64/build.cs.stderr.txt";

    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void C_that_a_script_compiles_is_linked_and_as_incremental_as_the_project_s_own_sources()
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>", "<ItemGroup><NativeSource Remove=\"native/**\" /></ItemGroup></Project>", StringComparison.Ordinal));
        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a + b; }\n");
        _test.Write("lib/vendor/fast.c", "#include \"fast.h\"\nint fast(void) { int unused; return FAST + ADDED; }\n");
        _test.Write("lib/vendor/slow.cpp", "extern \"C\" int slow(void) { int *two = new int(2); int result = *two; delete two; return result; }\n");
        _test.Write("lib/vendor/fast.h", "#define FAST 1\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            var built = new CBuild().Files("native/lib_add.c", "vendor/fast.c", "vendor/slow.cpp").Include("vendor").Define("ADDED", "5").Warnings(2)
                .FlagIfSupported("-funroll-loops").FlagIfSupported("-fno-such-flag").Compile("vendored");
            File.AppendAllText("../runs.txt", $"{NativeTarget.Current} {built.Compiled}\n");
            """);
        var build = _test.NativeBuild("lib").Succeeds();
        Assert.Equal(["-Wunused-variable"], build.Codes);
        Assert.Contains($"{_test["lib/vendor/fast.c"]}(2,22): warning -Wunused-variable", build.Output);
        Assert.Equal(["fast", "lib_add", "slow"], Symbols.Exported(_test[SmallProject.Built("liblib.so")]));
        Assert.Empty(_test.NativeBuild("lib").Succeeds().Codes);

        _test.Write("lib/vendor/fast.h", "#define FAST 3\n");
        _test.NativeBuild("lib").Succeeds();
        _test.Variables["CFLAGS"] = "-DADDED_BY_HAND";
        _test.NativeBuild("lib").Succeeds();
        _test.NativeBuild("lib", "-p:RuntimeIdentifier=win-x64").Succeeds();
        Assert.Contains("COFF-x86-64", Symbols.Machine(_test[SmallProject.Built("lib.dll", "win-x64")]));
        Assert.Equal("linux-x64 3\nlinux-x64 1\nlinux-x64 2\nwin-x64 3\n", _test.Read("runs.txt"));

        // The compiler of the host, without zig.
        _test.HideZig();
        _test.NativeBuild("lib").Succeeds();
        Assert.Superset(new HashSet<string>(["fast", "lib_add", "slow"]), Symbols.Exported(_test[SmallProject.Built("liblib.so")]).ToHashSet());
        Assert.EndsWith("linux-x64 3\n", _test.Read("runs.txt"));
        Assert.Equal(["NSDK1005"], _test.NativeBuild("lib", "-p:RuntimeIdentifier=win-x64", "-p:NativeCMakeToolchainFile=none.cmake").Fails().Codes);

        _test.Write("lib/vendor/slow.cpp", "extern \"C\" int slow(void) { return 2 }\n");
        build = _test.NativeBuild("lib").Fails();
        Assert.Contains($"{_test["lib/vendor/slow.cpp"]}(1,37): error NSDK2001: expected", build.Output);
        Assert.DoesNotContain("NSDK5003", build.Codes);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_with_the_same_code_as_in_tasks()
    {
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            File.WriteAllText(Path.Combine(BuildContext.OutDirectory, "vendored.objects"), "a file where the folder should be");
            new CBuild().Files("native/lib_add.c").Compile("vendored");
            """);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Contains("NSDK2040", build.Codes);
        Assert.Contains("vendored.objects", build.Output);
    }

    [Fact]
    public void Checks_return_the_features_of_the_target()
    {
        _test.Write("lib/own/own.h", "typedef struct { long a; char b; } own;\n");
        _test.Write("lib/asked/asked.c", "int asked(void) { return 1; }\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            var c = new CBuild().Include("own");
            Emit.Warning(string.Join(' ', c.HasHeader("windows.h"), c.HasHeader("own.h"), c.HasHeader("none.h"), c.HasFunction("getauxval", "sys/auxv.h"),
                c.HasFunction("cbrt", "math.h", "m"), c.HasFunction("none", "math.h"), c.HasType("size_t", "stddef.h"), c.HasType("none", "stddef.h"),
                c.SizeOf("long"), c.SizeOf("own", "own.h"), c.SizeOf("none") is null));
            c.File("asked/asked.c").Compile("asked");
            """);
        Assert.Contains("NSDK5008: False True False True True False True False 8 16 True", _test.NativeBuild("lib").Succeeds().Output);
        Assert.Contains("NSDK5008: True True False False True False True False 4 8 True", _test.NativeBuild("lib", "-p:RuntimeIdentifier=win-x64").Succeeds().Output);
        // A changed header of the project is checked again.
        _test.Write("lib/own/own.h", "typedef struct { long a; char b[9]; } own;\n");
        Assert.Contains("NSDK5008: False True False True True False True False 8 24 True", _test.NativeBuild("lib").Succeeds().Output);
        // So is a new header, although Compile has named the inputs of the script.
        _test.Write("lib/own/none.h", "\n");
        Assert.Contains("NSDK5008: False True True True True False True False 8 24 True", _test.NativeBuild("lib").Succeeds().Output);
    }

    [Fact]
    public void A_missing_system_library_is_the_same_error_as_for_the_item()
    {
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            if (PkgConfig.TryProbe("native-sdk-none") is null && PkgConfig.TryProbe("zlib", "[900,)") is null)
                Emit.Warning($"zlib {PkgConfig.Probe("zlib", "[1.2,2)").Version[0]}");
            PkgConfig.Probe("native-sdk-none", "[1.0,2)");
            """);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK3001", "NSDK5008"], build.Codes.Order(StringComparer.Ordinal));
        Assert.Contains("zlib 1", build.Output);
        Assert.Contains("native-sdk-none", build.Output);

        // The properties that locate libraries for the item also apply to the script, and only for the target.
        _test.Write("lib/pc/native-sdk-none.pc", "Name: none\nDescription: none\nVersion: 1.5\nCflags: -DNONE_FOUND\n");
        _test.Write("root/usr/lib/pkgconfig/native-sdk-root.pc", "prefix=/usr\nName: root\nDescription: root\nVersion: 2.0\nCflags: -I${prefix}/include/root\n");
        _test.Write("root/usr/include/root/root.h", "#define ROOT 1\n");
        _test.Write("lib/native/lib_add.c", "#include <root.h>\n#ifndef NONE_FOUND\n#error none\n#endif\nint lib_add(int a, int b) { return a + b + ROOT; }\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            PkgConfig.Probe("native-sdk-none", "[1.0,2)");
            PkgConfig.Probe("native-sdk-root");
            """);
        Assert.Empty(_test.NativeBuild("lib", "-p:NativePkgConfigPath=pc", "-p:NativeSysroot=../root").Succeeds().Codes);
    }

    [Fact]
    public void A_CMake_project_that_a_script_builds_is_linked_and_built_again_after_a_change_of_its_inputs()
    {
        _test.Write("vendor/shapes/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.16)
            project(shapes LANGUAGES C CXX)
            add_library(shapes shapes.c core.cpp)
            target_include_directories(shapes PUBLIC include)
            target_compile_definitions(shapes PUBLIC SHAPES_STATIC PRIVATE SCALE=${SHAPES_SCALE})
            add_library(plugin SHARED plugin.c)
            set_target_properties(plugin PROPERTIES VERSION 1.2 SOVERSION 1)
            """);
        _test.Write("vendor/shapes/include/shapes.h", "int shapes_area(int a, int b);\n");
        _test.Write("vendor/shapes/core.h", "#define FACTOR 2\n#ifdef __cplusplus\nextern \"C\"\n#endif\nint core_twice(int x);\n");
        _test.Write("vendor/shapes/core.cpp", "#include \"core.h\"\n#include <string>\nint core_twice(int x) { try { throw std::string(\"x\"); } catch (const std::string &) { return x * FACTOR; } }\n");
        _test.Write("vendor/shapes/shapes.c", "#include \"shapes.h\"\n#include \"core.h\"\nint shapes_area(int a, int b) { return core_twice(a * b) * SCALE; }\n");
        _test.Write("vendor/shapes/plugin.c", "int plugin(void) { return 1; }\n");
        _test.Write("lib/native/lib_add.c", "#include <shapes.h>\n#ifndef SHAPES_STATIC\n#error the define of shapes did not arrive\n#endif\nint lib_add(int a, int b) { return shapes_area(a, b); }\n");
        const string script = """
            #:package Native.Build@0.1.0
            using Native.Build;

            var shapes = new CMakeBuild("../vendor/shapes").Define("SHAPES_SCALE", "3").Target("shapes", "plugin").Build();
            if (!shapes.Libraries.Any(File.Exists) || !File.Exists(Path.Combine(shapes.IncludePaths[0], "shapes.h")) || shapes.Defines is not ["SHAPES_STATIC"])
                Emit.Error("the result has not what was built");

            """;
        _test.Write("lib/build.cs", script);
        Assert.Empty(_test.NativeBuild("lib").Succeeds().Codes);
        // The library needs the plugin, which the build of an app copies next to it.
        File.Copy(_test["lib/obj/native/Debug/scripts/linux-x64/out/libplugin.so.1"], _test[SmallProject.Built("libplugin.so.1")]);
        Assert.Equal("36\n", Call());
        Assert.Superset(new HashSet<string>(["lib_add", "shapes_area"]), Symbols.Exported(_test[SmallProject.Built("liblib.so")]).ToHashSet());
        Assert.Contains("out/libplugin.so.1", _test.Read("lib/obj/native/Debug/scripts/linux-x64/scripts.state"));
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);

        // The script runs again, and CMake builds nothing.
        _test.Write("lib/build.cs", script + "// changed\n");
        _test.NativeBuild("lib").Succeeds();
        Assert.Equal("", _test.Read(Errors));
        _test.Write("vendor/shapes/core.h", _test.Read("vendor/shapes/core.h").Replace("FACTOR 2", "FACTOR 4", StringComparison.Ordinal));
        _test.NativeBuild("lib").Succeeds();
        Assert.Contains("core.h changed", _test.Read(Errors));
        Assert.Equal("72\n", Call());

        _test.Write("launcher", "#!/bin/sh\necho launched >> \"${0%/*}/launched.txt\"\nexec \"$@\"\n");
        File.SetUnixFileMode(_test["launcher"], (UnixFileMode)0b111_101_101);
        _test.NativeBuild("lib", "-p:RuntimeIdentifier=win-x64", $"-p:NativeCompilerLauncher={_test["launcher"]}").Succeeds();
        Assert.Contains("COFF-x86-64", Symbols.Machine(_test[SmallProject.Built("lib.dll", "win-x64")]));
        // Three files of the CMake project, and one of the project.
        Assert.True(_test.Read("launched.txt").Split('\n').Length > 4, _test.Read("launched.txt"));

        _test.Write("vendor/shapes/shapes.c", "int shapes_area(int a, int b) { return a }\n");
        var build = _test.NativeBuild("lib").Fails();
        Assert.Contains($"{_test["vendor/shapes/shapes.c"]}(1,41): error NSDK2001", build.Output);
        Assert.DoesNotContain("NSDK5003", build.Codes);
    }

    [Fact]
    public void A_script_can_use_Native_Build_but_not_the_assemblies_that_it_references()
    {
        using (var package = ZipFile.OpenRead(Path.Combine(Repository.Feed, "Native.Build.0.1.0.nupkg")))
        {
            string[] expected = ["lib/net10.0/Native.Build.dll", "lib/net10.0/Native.Build.xml", "lib/net10.0/Native.Core.dll", "lib/net10.0/Native.Execution.dll",
                "ref/net10.0/Native.Build.dll", "ref/net10.0/Native.Build.xml"];
            Assert.Equal(expected, package.Entries.Select(entry => entry.FullName)
                .Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || name.StartsWith("ref/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            Console.Error.WriteLine(Native.Build.NativeTarget.Current);
            Console.Error.WriteLine(Native.Core.Platform.NativeTarget.Parse("linux-x64"));
            """);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["CS0234", "NSDK5002"], build.Codes.Order(StringComparer.Ordinal));
        Assert.Contains("build.cs(3,", build.Output);
    }

    private string Call() => Foreign.CallAdd(_test, "linux-x64", _test[SmallProject.Built("liblib.so")], "lib_add").StandardOutput;
}
