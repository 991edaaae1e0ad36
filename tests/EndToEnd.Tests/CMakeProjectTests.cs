namespace EndToEnd.Tests;

/// <summary>A CMake project beside the project's own sources, and in place of them.</summary>
public sealed class CMakeProjectTests : IDisposable
{
    private const string Library = "lib/obj/native/Debug/linux-x64/liblib.so";
    private const string Tree = "lib/obj/native/Debug/linux-x64/cmake-projects/shapes";

    private readonly TestFolder _test = SmallProject.Library("""
        <ItemGroup><NativeCMakeProject Include="../vendor/shapes" Targets="shapes" Options="-DSHAPES_SCALE=3;-DSHAPES_NAME=a b" /></ItemGroup>
        """);

    public CMakeProjectTests()
    {
        _test.Write("vendor/shapes/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.16)
            project(shapes LANGUAGES C CXX)
            option(SHAPES_BROKEN "fail" OFF)
            if(SHAPES_BROKEN)
              message(FATAL_ERROR "shapes are broken")
            endif()
            set(SHAPES_NAME none CACHE STRING "")
            configure_file(shapes_config.h.in shapes_config.h)
            add_subdirectory(core)
            add_library(shapes src/shapes.c)
            target_include_directories(shapes PUBLIC include PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
            target_compile_definitions(shapes PUBLIC SHAPES_STATIC PRIVATE SHAPES_INSIDE)
            target_link_libraries(shapes PRIVATE core m)
            add_library(plugin SHARED src/plugin.c)
            set_target_properties(plugin PROPERTIES VERSION 1.2.3 SOVERSION 1)
            add_library(unused EXCLUDE_FROM_ALL src/no_such.c.in)
            set_target_properties(unused PROPERTIES LINKER_LANGUAGE C)
            add_executable(tool src/tool.c)
            """);
        _test.Write("vendor/shapes/shapes_config.h.in", "#define SHAPES_SCALE_VALUE ${SHAPES_SCALE}\n#define SHAPES_LABEL \"${SHAPES_NAME}\"\n");
        _test.Write("vendor/shapes/core/CMakeLists.txt", "add_library(core core.cpp)\ntarget_include_directories(core PUBLIC .)\n");
        _test.Write("vendor/shapes/core/core.h", "#ifdef __cplusplus\nextern \"C\"\n#endif\nint core_twice(int x);\n#define CORE_FACTOR 2\n");
        _test.Write("vendor/shapes/core/core.cpp", """
            #include "core.h"
            #include <string>
            #include <stdexcept>
            int core_twice(int x) { try { throw std::runtime_error(std::string("x")); } catch (const std::exception &) { return x * CORE_FACTOR; } }
            """);
        _test.Write("vendor/shapes/include/shapes.h", "int shapes_area(int a, int b);\nconst char *shapes_name(void);\n");
        _test.Write("vendor/shapes/src/shapes.c", """
            #include "shapes.h"
            #include "shapes_config.h"
            #include "core.h"
            #include <math.h>
            int shapes_area(int a, int b) { return core_twice(a * b) * SHAPES_SCALE_VALUE + (int)sqrt((double)(a - a)); }
            const char *shapes_name(void) { return SHAPES_LABEL; }
            """);
        _test.Write("vendor/shapes/src/plugin.c", "int plugin_add(int a, int b) { return a + b; }\n");
        _test.Write("vendor/shapes/src/no_such.c.in", "");
        _test.Write("vendor/shapes/src/tool.c", "#error nobody builds this\n");
        _test.Write("lib/native/lib_add.c", """
            #include <shapes.h>
            #ifndef SHAPES_STATIC
            #error the define of shapes did not arrive
            #endif
            int lib_add(int a, int b) { return shapes_area(a, b) / 6 - 1; }
            """);
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "Unix Makefiles")]
    [InlineData(false, null)]
    public void Its_libraries_are_linked_and_exported_and_a_change_rebuilds_what_it_reaches(bool zig, string? generator)
    {
        _test.Variables["ZIG"] = zig ? Repository.Zig : null;
        _test.Variables["CMAKE_GENERATOR"] = generator;
        Assert.Empty(Build().Codes);
        Assert.Equal("5\n", Call());
        Assert.Superset(new HashSet<string>(["lib_add", "shapes_area", "shapes_name"]), Symbols.Exported(_test[Library]).ToHashSet());
        Assert.Equal(generator is null, File.Exists(_test[$"{Tree}/build/build.ninja"]));
        IsDone();

        // A header inside, which no source of ours reads; a file that CMake alone reads; an option.
        Change("vendor/shapes/core/core.h", "FACTOR 2", "FACTOR 4");
        Assert.Equal("11\n", Call());
        Change("vendor/shapes/shapes_config.h.in", "${SHAPES_SCALE}", "(2*${SHAPES_SCALE})");
        Assert.Equal("23\n", Call());
        Change("lib/lib.csproj", "SHAPES_SCALE=3", "SHAPES_SCALE=1");
        Assert.Equal("7\n", Call());
        Change("vendor/shapes/core/CMakeLists.txt", "core core.cpp", "core core.cpp more.c", "vendor/shapes/core/more.c", "int more(void) { return 1; }\n");

        // The clock went back, a build was killed, an output is gone.
        File.SetLastWriteTimeUtc(_test["vendor/shapes/src/shapes.c"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Rebuilds();
        _test.Write($"{Tree}/building", "");
        File.Delete(_test[$"{Tree}/build/libshapes.a"]);
        Rebuilds();
        Assert.Equal("7\n", Call());
    }

    [Theory]
    [InlineData("linux-arm64", "liblib.so", "libplugin.so.1", "elf64-littleaarch64 aarch64")]
    [InlineData("win-x64", "lib.dll", "libplugin.dll", "COFF-x86-64 x86_64")]
    [InlineData("osx-arm64", "liblib.dylib", "libplugin.1.dylib", "aarch64")]
    public void Another_RID_gets_its_own_tree_and_the_shared_library_its_runtime_name(string rid, string file, string plugin, string machine)
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("Targets=\"shapes\"", "Targets=\"shapes;plugin\"", StringComparison.Ordinal));
        Assert.Empty(Build($"-p:RuntimeIdentifier={rid}").Codes);
        foreach (var name in new[] { file, plugin })
            Assert.Contains(machine, Symbols.Machine(_test[SmallProject.Built(name, rid)]));
        Assert.Superset(new HashSet<string>(["lib_add", "shapes_area", "shapes_name"]), Symbols.Exported(_test[SmallProject.Built(file, rid)]).ToHashSet());
        Assert.False(Build($"-p:RuntimeIdentifier={rid}").RanTasks);
        File.Delete(_test[SmallProject.Built(plugin, rid)]);
        Build($"-p:RuntimeIdentifier={rid}");
        Assert.True(File.Exists(_test[SmallProject.Built(plugin, rid)]));
        if (rid == "linux-arm64")
            Assert.Equal("5\n", Foreign.CallAdd(_test, rid, _test[SmallProject.Built(file, rid)], "lib_add").StandardOutput);
        if (rid == "osx-arm64")
            Assert.Contains("@rpath/libplugin.1.dylib", Symbols.Dynamic(_test[SmallProject.Built(plugin, rid)]));
    }

    [Fact]
    public void A_project_without_sources_of_its_own_gives_a_library_to_apps_and_packages()
    {
        Directory.Delete(_test["lib/native"], recursive: true);
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("Targets=\"shapes\"", "Targets=\"shapes;plugin\"", StringComparison.Ordinal));
        _test.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
            </Project>
            """);
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            System.Console.WriteLine(P.shapes_area(2, 3) + P.plugin_add(1, 1));
            static class P
            {
                [DllImport("lib")] public static extern int shapes_area(int a, int b);
                [DllImport("libplugin.so.1")] public static extern int plugin_add(int a, int b);
            }
            """);
        Assert.Equal("38\n", _test.Dotnet("app", "run").Succeeds().Output);
        var rids = "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64";
        _test.Dotnet("lib", "pack", "-o", _test["packed"], rids).Succeeds();
        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(_test["packed"], "*.nupkg").Single());
        Assert.Equal(
            ["runtimes/linux-musl-x64/native/liblib.so", "runtimes/linux-musl-x64/native/libplugin.so.1", "runtimes/linux-x64/native/liblib.so", "runtimes/linux-x64/native/libplugin.so.1"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("runtimes/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("shapes;plugin", _test.Dotnet("lib", "build", "-t:NativeInfo").Succeeds().Output);
        _test.Dotnet("lib", "clean").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native/Debug"]));
    }

    [Fact]
    public void The_oldest_zig_a_launcher_and_the_variables_of_the_environment_are_used()
    {
        _test.Variables["ZIG"] = Repository.OldZig;
        _test.Variables["CFLAGS"] = "-DFROM_CFLAGS=4";
        _test.Variables["CCACHE_DIR"] = _test["ccache"];
        _test.Write("vendor/shapes/src/shapes.c", _test.Read("vendor/shapes/src/shapes.c").Replace("(a * b)", "(a * b) * FROM_CFLAGS", StringComparison.Ordinal));
        Build("-p:NativeCompilerLauncher=ccache");
        Assert.Equal("23\n", Call());
        Assert.Matches("(Misses|Hits): +[1-9]", Tool.Run("ccache", ["-s"], environment: _test.Variables).Succeeds());
        _test.Variables["CFLAGS"] = "-DFROM_CFLAGS=1";
        Rebuilds("-p:NativeCompilerLauncher=ccache");
        Assert.Equal("5\n", Call());
    }

    [Fact]
    public void Release_archives_are_the_same_in_any_folder()
    {
        using var other = new CMakeProjectTests();
        foreach (var test in new[] { this, other })
        {
            test.Build("-p:Configuration=Release");
            test._test.Variables["ZIG"] = null;
            test.Build("-p:Configuration=Release", "-p:RuntimeIdentifier=linux-x64");
        }

        foreach (var file in new[] { "libshapes.a", "core/libcore.a" })
        {
            var path = $"lib/obj/native/Release/linux-x64/cmake-projects/shapes/build/{file}";
            Assert.Equal(File.ReadAllBytes(_test[path]), File.ReadAllBytes(other._test[path]));
        }
    }

    [Theory]
    [InlineData("Targets=\"shapes\"", "Targets=\"square\"", "NSDK3023", "core, plugin, shapes, unused")]
    [InlineData("Targets=\"shapes\"", "Targets=\"tool\"", "NSDK3024", "EXECUTABLE")]
    [InlineData("SHAPES_SCALE=3", "SHAPES_BROKEN=ON", "NSDK3022", "CMakeLists.txt(5): error NSDK3022: CMake says: shapes are broken")]
    [InlineData("Targets=\"shapes\"", "Generator=\"Nonsense\"", "NSDK3025", "cmake --help")]
    [InlineData("../vendor/shapes", "../vendor", "NSDK3021", "There is no CMakeLists.txt in '../vendor'")]
    [InlineData("-DSHAPES_SCALE=3", "SHAPES_SCALE=3", "NSDK9003", "-DNAME=ON")]
    [InlineData("Targets=\"shapes\"", "WholeArchive=\"maybe\"", "NSDK9003", "true or false")]
    [InlineData("Targets=\"shapes\"", "Targets=\"shapes\" Options2=\"y\"", "NSDK9002", "FallbackFor")]
    [InlineData("-DSHAPES_SCALE=3", "-DCMAKE_PROJECT_INCLUDE=$(MSBuildProjectDirectory)/none.cmake", "NSDK3029", "CMAKE_PROJECT_INCLUDE")]
    [InlineData("-DSHAPES_SCALE=3", "-DCMAKE_TOOLCHAIN_FILE=", "NSDK3026", "linux-arm64", "-p:RuntimeIdentifier=linux-arm64")]
    public void A_mistake_is_a_coded_error(string found, string wrong, string code, string text, params string[] arguments)
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace(found, wrong, StringComparison.Ordinal));
        _test.Write("lib/none.cmake", "");
        var build = _test.NativeBuild("lib", arguments).Fails();
        Assert.Equal([code], build.Codes);
        Assert.Contains(text, build.Output);
        Assert.Empty(Directory.GetFiles(_test["lib/obj"], "project.state", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_error_in_its_sources_has_its_place_and_leaves_nothing_that_counts_as_done()
    {
        Build();
        var source = _test.Read("vendor/shapes/src/shapes.c");
        _test.Write("vendor/shapes/src/shapes.c", source.Replace("return SHAPES_LABEL;", "return SHAPES_LABEL", StringComparison.Ordinal));
        for (var i = 0; i < 2; i++)
        {
            var build = _test.NativeBuild("lib").Fails();
            Assert.Equal(["NSDK2001"], build.Codes);
            Assert.Contains($"{_test["vendor/shapes/src/shapes.c"]}(6,", build.Output);
        }

        _test.Write("vendor/shapes/src/shapes.c", source);
        Build();
        _test.Write("vendor/shapes/CMakeLists.txt", _test.Read("vendor/shapes/CMakeLists.txt") + "\nadd_custom_target(fails ALL COMMAND false)\nadd_dependencies(shapes fails)\n");
        Assert.Equal(["NSDK3028"], _test.NativeBuild("lib").Fails().Codes);
        _test.Write("vendor/shapes/CMakeLists.txt", "project(shapes)\nadd_executable(tool src/tool.c)\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("Targets=\"shapes\"", "", StringComparison.Ordinal));
        Assert.Equal(["NSDK3024"], _test.NativeBuild("lib").Fails().Codes);
    }

    // Plain CMake with the same variables is the oracle.
    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "Unix Makefiles")]
    [InlineData(false, null)]
    public void Flags_of_the_environment_mean_what_they_mean_to_plain_CMake(bool zig, string? generator)
    {
        _test.Write("vendor/flags/CMakeLists.txt", "cmake_minimum_required(VERSION 3.10)\nproject(flags C)\nadd_library(flags SHARED a.c)\n");
        _test.Write("vendor/flags/a.c", "const char flags_text[] = GREETING \"|\" OTHER; int flags_one(void) { RET }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</ItemGroup>", """<NativeCMakeProject Include="../vendor/flags" /></ItemGroup>""", StringComparison.Ordinal));
        _test.Variables["ZIG"] = zig ? Repository.Zig : null;
        _test.Variables["CMAKE_GENERATOR"] = generator;
        _test.Variables["CFLAGS"] = """-DGREETING=\"hello\" -DRET="return 1;" '-DOTHER="a`b*<c>|d#~$e\\f"'""";
        _test.Variables["LDFLAGS"] = "-Wl,-rpath,'$ORIGIN/plug'";
        Assert.Empty(Build().Codes);
        Tool.Run("cmake", ["-S", _test["vendor/flags"], "-B", _test["plain"]], environment: _test.Variables).Succeeds();
        Tool.Run("cmake", ["--build", _test["plain"]], environment: _test.Variables).Succeeds();
        var (built, plain) = (_test["lib/obj/native/Debug/linux-x64/libflags.so"], _test["plain/libflags.so"]);
        Assert.Equal(Text(plain), Text(built));
        Assert.Contains("hello|a`b*<c>|d#~", Text(built));
        Assert.Contains("$ORIGIN/plug", RunPath(plain));
        Assert.Contains("$ORIGIN/plug", RunPath(built));

        static string Text(string file) => System.Text.RegularExpressions.Regex.Match(File.ReadAllText(file, System.Text.Encoding.Latin1), @"hello\|[^\0]*").Value;
        static string RunPath(string file) => System.Text.RegularExpressions.Regex.Match(Symbols.Dynamic(file), @"R(?:UN)?PATH.*").Value;
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    public void Libraries_of_the_C_library_are_found_and_programs_for_musl_run(string rid)
    {
        var isWindows = rid == "win-x64";
        var runs = rid is "linux-x64" or "linux-musl-x64" ? """
            check_c_source_runs("int main(void) { return 0; }" RUNS)
            if(NOT RUNS)
              message(FATAL_ERROR "it does not run")
            endif()
            """ : "";
        var names = (isWindows ? "" : "dl pthread ") + (rid.StartsWith("linux", StringComparison.Ordinal) ? "rt util resolv" : "");
        _test.Write("vendor/wave/CMakeLists.txt", $$$"""
            cmake_minimum_required(VERSION 3.10)
            project(wave C)
            foreach(name m {{{names}}})
              find_library(LIB_${name} ${name})
              list(APPEND found ${LIB_${name}})
            endforeach()
            include(CheckCSourceRuns)
            {{{runs}}}
            add_library(wave STATIC wave.c)
            target_link_libraries(wave PUBLIC ${found})
            add_library(loud SHARED wave.c)
            target_link_libraries(loud PRIVATE ${found})
            """);
        _test.Write("vendor/wave/wave.c", "#include <math.h>\nvolatile double q = 0.5;\nint wave(int a, int b) { return (int)(sin(q) * 100) + a * b; }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("../vendor/shapes\" Targets=\"shapes\"", "../vendor/wave\" Targets=\"wave;loud\"", StringComparison.Ordinal));
        Directory.Delete(_test["lib/native"], recursive: true);
        Assert.Empty(Build($"-p:RuntimeIdentifier={rid}").Codes);
        var library = _test[SmallProject.Built(isWindows ? "lib.dll" : rid.StartsWith("osx", StringComparison.Ordinal) ? "liblib.dylib" : "liblib.so", rid)];
        Assert.Contains("wave", Symbols.Exported(library));
        if (rid is "linux-x64" or "linux-arm64" or "win-x64")
            Assert.Equal("53\n", Foreign.CallAdd(_test, rid, library, "wave").StandardOutput);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_project_finds_those_that_it_needs(bool zig)
    {
        _test.Variables["ZIG"] = zig ? Repository.Zig : null;
        _test.Write("vendor/inner/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.10)
            project(inner C)
            add_library(inner SHARED inner.c)
            add_library(inner_static STATIC inner.c)
            set_target_properties(inner_static PROPERTIES OUTPUT_NAME inner)
            add_executable(broken broken.c)
            install(TARGETS inner inner_static broken RUNTIME DESTINATION bin ARCHIVE DESTINATION lib LIBRARY DESTINATION lib)
            install(FILES inner.h DESTINATION include)
            """);
        _test.Write("vendor/inner/inner.h", "int inner_twice(int x);\n");
        _test.Write("vendor/inner/inner.c", "#include \"inner.h\"\nint inner_twice(int x) { return 2 * x; }\n");
        _test.Write("vendor/inner/broken.c", "#error nobody builds this\n");
        _test.Write("vendor/outer/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.10)
            project(outer C)
            find_path(INNER_INCLUDE inner.h)
            find_library(INNER inner)
            add_library(outer outer.c)
            target_include_directories(outer PRIVATE ${INNER_INCLUDE})
            target_link_libraries(outer PRIVATE ${INNER})
            """);
        _test.Write("vendor/outer/outer.c", "#include <inner.h>\nint outer(int a, int b) { return inner_twice(a + b); }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("<NativeCMakeProject Include=\"../vendor/shapes\" Targets=\"shapes\" Options=\"-DSHAPES_SCALE=3;-DSHAPES_NAME=a b\" />",
            "<NativeCMakeProject Include=\"../vendor/outer\" Needs=\"inner\" Options=\"-DCMAKE_PREFIX_PATH=/nowhere\" /><NativeCMakeProject Include=\"../vendor/inner\" />", StringComparison.Ordinal));
        Directory.Delete(_test["lib/native"], recursive: true);
        Assert.Empty(Build().Codes);
        Assert.Equal("10\n", Foreign.CallAdd(_test, "linux-x64", _test[Library], "outer").StandardOutput);
        Assert.Superset(new HashSet<string>(["inner_twice", "outer"]), Symbols.Exported(_test[Library]).ToHashSet());
        Assert.Empty(Directory.GetFiles(_test["lib/obj/native/Debug/linux-x64"], "libinner*"));
        IsDone();
        _test.Write("vendor/inner/inner.c", _test.Read("vendor/inner/inner.c").Replace("2 * x", "3 * x", StringComparison.Ordinal));
        Build();
        Assert.Equal("15\n", Foreign.CallAdd(_test, "linux-x64", _test[Library], "outer").StandardOutput);
        IsDone();
    }

    [Fact]
    public void A_thin_archive_is_an_error()
    {
        _test.Write("vendor/shapes/CMakeLists.txt", _test.Read("vendor/shapes/CMakeLists.txt")
            .Replace("add_subdirectory(core)", "set(CMAKE_CXX_ARCHIVE_CREATE \"<CMAKE_AR> qcT <TARGET> <OBJECTS>\")\nadd_subdirectory(core)", StringComparison.Ordinal));
        Assert.Equal(["NSDK3027"], _test.NativeBuild("lib").Fails().Codes);
    }

    [Fact]
    public void Without_CMake_an_error_says_how_to_get_it_and_a_design_time_build_needs_none()
    {
        _test.Variables["PATH"] = _test["nothing"];
        var dotnet = new FileInfo("/usr/bin/dotnet").ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Environment.ProcessPath!;
        var result = Tool.Run(dotnet, ["msbuild", "-t:NativeBuild"], _test["lib"], _test.Variables);
        Assert.Contains("error NSDK3020", result.Fails());
        Assert.Contains("apt install cmake", result.Output);
        Tool.Run(dotnet, ["msbuild", "-t:NativeBuild", "-p:DesignTimeBuild=true"], _test["lib"], _test.Variables).Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]) && Directory.GetFiles(_test["lib/obj/native"], "project.state", SearchOption.AllDirectories).Length > 0);
    }

    private BuildResult Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds();

    private string Call() => Foreign.CallAdd(_test, "linux-x64", _test[Library], "lib_add").StandardOutput;

    private void Change(string file, string before, string after, string? added = null, string text = "")
    {
        if (added is not null)
            _test.Write(added, text);
        _test.Write(file, _test.Read(file).Replace(before, after, StringComparison.Ordinal));
        Rebuilds();
    }

    private void Rebuilds(params string[] arguments)
    {
        Assert.Contains("built shapes of shapes", Build(arguments).Output);
        IsDone(arguments);
    }

    private void IsDone(params string[] arguments)
    {
        var build = Build(arguments);
        Assert.False(build.RanTasks, build.Output);
    }
}
