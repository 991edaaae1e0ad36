namespace EndToEnd.Tests;

/// <summary>A CMake project in addition to the project's own sources, and instead of them.</summary>
public sealed class CMakeProjectTests : IDisposable
{
    private readonly ShapesProject _shapes = new();
    private readonly TestFolder _test;

    public CMakeProjectTests() => _test = _shapes.Folder;

    public void Dispose() => _shapes.Dispose();

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "Unix Makefiles")]
    [InlineData(false, null)]
    public void Its_libraries_are_linked_and_exported_and_a_change_rebuilds_only_what_it_affects(bool zig, string? generator)
    {
        if (!zig)
            _test.HideZig();
        _test.Variables["CMAKE_GENERATOR"] = generator;
        Assert.Empty(_shapes.Build().Codes);
        Assert.Equal("5\n", _shapes.Call());
        Assert.Superset(new HashSet<string>(["lib_add", "shapes_area", "shapes_name"]), Symbols.Exported(_test[ShapesProject.Library]).ToHashSet());
        Assert.Equal(generator is null, File.Exists(_test[$"{ShapesProject.Tree}/build/build.ninja"]));
        _shapes.IsDone();

        // Changes a header inside the project that no source of ours includes, a file that only CMake reads, and an option.
        _shapes.Change("vendor/shapes/core/core.h", "FACTOR 2", "FACTOR 4");
        Assert.Equal("11\n", _shapes.Call());
        _shapes.Change("vendor/shapes/shapes_config.h.in", "${SHAPES_SCALE}", "(2*${SHAPES_SCALE})");
        Assert.Equal("23\n", _shapes.Call());
        _shapes.Change("lib/lib.csproj", "SHAPES_SCALE=3", "SHAPES_SCALE=1");
        Assert.Equal("7\n", _shapes.Call());
        _shapes.Change("vendor/shapes/core/CMakeLists.txt", "core core.cpp", "core core.cpp more.c", "vendor/shapes/core/more.c", "int more(void) { return 1; }\n");

        // An older timestamp, a killed build, a deleted output.
        File.SetLastWriteTimeUtc(_test["vendor/shapes/src/shapes.c"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _shapes.Rebuilds();
        _test.Write($"{ShapesProject.Tree}/building", "");
        File.Delete(_test[$"{ShapesProject.Tree}/build/libshapes.a"]);
        _shapes.Rebuilds();
        Assert.Equal("7\n", _shapes.Call());
    }

    [Fact]
    public void A_project_without_sources_of_its_own_provides_a_library_to_apps_and_packages()
    {
        _shapes.ReplaceCxx();
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
        _shapes.ReplaceCxx();
        _test.Variables["ZIG"] = Repository.OldZig;
        _test.Variables["CFLAGS"] = "-DFROM_CFLAGS=4";
        _test.Variables["CCACHE_DIR"] = _test["ccache"];
        _test.Write("vendor/shapes/src/shapes.c", _test.Read("vendor/shapes/src/shapes.c").Replace("(a * b)", "(a * b) * FROM_CFLAGS", StringComparison.Ordinal));
        _shapes.Build("-p:NativeCompilerLauncher=ccache");
        Assert.Equal("23\n", _shapes.Call());
        Assert.Matches("(Misses|Hits): +[1-9]", Tool.Run("ccache", ["-s"], environment: _test.Variables).Succeeds());
        _test.Variables["CFLAGS"] = "-DFROM_CFLAGS=1";
        _shapes.Rebuilds("-p:NativeCompilerLauncher=ccache");
        Assert.Equal("5\n", _shapes.Call());
    }

    [Fact]
    public void Release_archives_are_identical_in_any_folder()
    {
        using var other = new ShapesProject();
        foreach (var test in new[] { _shapes, other })
        {
            test.Build("-p:Configuration=Release");
            test.Folder.HideZig();
            test.Build("-p:Configuration=Release", "-p:RuntimeIdentifier=linux-x64");
        }

        foreach (var file in new[] { "libshapes.a", "core/libcore.a" })
        {
            var path = $"lib/obj/native/Release/linux-x64/cmake-projects/shapes/build/{file}";
            Assert.Equal(File.ReadAllBytes(_test[path]), File.ReadAllBytes(other.Folder[path]));
        }
    }

    // The expected result comes from plain CMake with the same variables.
    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "Unix Makefiles")]
    [InlineData(false, null)]
    public void Flags_of_the_environment_have_the_same_effect_as_in_plain_CMake(bool zig, string? generator)
    {
        _test.Write("vendor/flags/CMakeLists.txt", "cmake_minimum_required(VERSION 3.10)\nproject(flags C)\nadd_library(flags SHARED a.c)\n");
        _test.Write("vendor/flags/a.c", "const char flags_text[] = GREETING \"|\" OTHER; int flags_one(void) { RET }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</ItemGroup>", """<NativeCMakeProject Include="../vendor/flags" /></ItemGroup>""", StringComparison.Ordinal));
        if (!zig)
            _test.HideZig();
        _test.Variables["CMAKE_GENERATOR"] = generator;
        _test.Variables["CFLAGS"] = """-DGREETING=\"hello\" -DRET="return 1;" '-DOTHER="a`b*<c>|d#~$e\\f"'""";
        _test.Variables["LDFLAGS"] = "-Wl,-rpath,'$ORIGIN/plug'";
        Assert.Empty(_shapes.Build().Codes);
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
    [InlineData(true)]
    [InlineData(false)]
    public void A_project_finds_the_projects_that_it_needs(bool zig)
    {
        if (!zig)
            _test.HideZig();
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
        Assert.Empty(_shapes.Build().Codes);
        Assert.Equal("10\n", Foreign.CallAdd(_test, "linux-x64", _test[ShapesProject.Library], "outer").StandardOutput);
        Assert.Superset(new HashSet<string>(["inner_twice", "outer"]), Symbols.Exported(_test[ShapesProject.Library]).ToHashSet());
        Assert.Empty(Directory.GetFiles(_test["lib/obj/native/Debug/linux-x64"], "libinner*"));
        _shapes.IsDone();
        _test.Write("vendor/inner/inner.c", _test.Read("vendor/inner/inner.c").Replace("2 * x", "3 * x", StringComparison.Ordinal));
        _shapes.Build();
        Assert.Equal("15\n", Foreign.CallAdd(_test, "linux-x64", _test[ShapesProject.Library], "outer").StandardOutput);
        _shapes.IsDone();
    }
}
