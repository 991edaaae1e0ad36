namespace EndToEnd.Tests;

/// <summary>CMake projects that are built for other RIDs.</summary>
public sealed class CMakeProjectRidTests : IDisposable
{
    private readonly ShapesProject _shapes = new();
    private readonly TestFolder _test;

    public CMakeProjectRidTests() => _test = _shapes.Folder;

    public void Dispose() => _shapes.Dispose();

    [Theory]
    [InlineData("linux-arm64", "liblib.so", "libplugin.so.1", "elf64-littleaarch64 aarch64")]
    [InlineData("win-x64", "lib.dll", "libplugin.dll", "COFF-x86-64 x86_64")]
    [InlineData("osx-arm64", "liblib.dylib", "libplugin.1.dylib", "aarch64")]
    public void Another_RID_gets_its_own_tree_and_the_shared_library_its_runtime_name(string rid, string file, string plugin, string machine)
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("Targets=\"shapes\"", "Targets=\"shapes;plugin\"", StringComparison.Ordinal));
        Assert.Empty(_shapes.Build($"-p:RuntimeIdentifier={rid}").Codes);
        foreach (var name in new[] { file, plugin })
            Assert.Contains(machine, Symbols.Machine(_test[SmallProject.Built(name, rid)]));
        Assert.Superset(new HashSet<string>(["lib_add", "shapes_area", "shapes_name"]), Symbols.Exported(_test[SmallProject.Built(file, rid)]).ToHashSet());
        Assert.False(_shapes.Build($"-p:RuntimeIdentifier={rid}").RanTasks);
        File.Delete(_test[SmallProject.Built(plugin, rid)]);
        _shapes.Build($"-p:RuntimeIdentifier={rid}");
        Assert.True(File.Exists(_test[SmallProject.Built(plugin, rid)]));
        if (rid == "linux-arm64")
            Assert.Equal("5\n", Foreign.CallAdd(_test, rid, _test[SmallProject.Built(file, rid)], "lib_add").StandardOutput);
        if (rid == "osx-arm64")
            Assert.Contains("@rpath/libplugin.1.dylib", Symbols.Dynamic(_test[SmallProject.Built(plugin, rid)]));
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
        Assert.Empty(_shapes.Build($"-p:RuntimeIdentifier={rid}").Codes);
        var library = _test[SmallProject.Built(isWindows ? "lib.dll" : rid.StartsWith("osx", StringComparison.Ordinal) ? "liblib.dylib" : "liblib.so", rid)];
        Assert.Contains("wave", Symbols.Exported(library));
        if (rid is "linux-x64" or "linux-arm64" or "win-x64")
            Assert.Equal("53\n", Foreign.CallAdd(_test, rid, library, "wave").StandardOutput);
    }

    // The needed project provides an archive to ours; the shared library belongs to the project that needs it.
    [Theory]
    [InlineData("linux-arm64", "liblib.so", "libinner.so.1")]
    [InlineData("win-x64", "lib.dll", "libinner.dll")]
    [InlineData("osx-arm64", "liblib.dylib", "libinner.1.dylib")]
    public void The_shared_library_of_a_needed_project_is_copied_next_to_ours(string rid, string file, string shared)
    {
        _test.Write("vendor/inner/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.10)
            project(inner C)
            add_library(inner SHARED inner.c)
            set_target_properties(inner PROPERTIES VERSION 1.2 SOVERSION 1)
            add_library(other STATIC other.c)
            install(TARGETS inner EXPORT inner RUNTIME DESTINATION bin ARCHIVE DESTINATION lib LIBRARY DESTINATION lib)
            install(EXPORT inner FILE inner-config.cmake DESTINATION lib/cmake/inner)
            """);
        _test.Write("vendor/inner/inner.c", "int inner_twice(int x) { return 2 * x; }\n");
        _test.Write("vendor/inner/other.c", "int inner_other(void) { return 1; }\n");
        _test.Write("vendor/outer/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.10)
            project(outer C)
            find_package(inner REQUIRED CONFIG)
            add_library(outer outer.c)
            target_link_libraries(outer PRIVATE inner)
            """);
        _test.Write("vendor/outer/outer.c", "int inner_twice(int x);\nint outer(int a, int b) { return inner_twice(a + b); }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("<NativeCMakeProject Include=\"../vendor/shapes\" Targets=\"shapes\" Options=\"-DSHAPES_SCALE=3;-DSHAPES_NAME=a b\" />",
            "<NativeCMakeProject Include=\"../vendor/outer\" Needs=\"inner\" /><NativeCMakeProject Include=\"../vendor/inner\" Targets=\"other\" />", StringComparison.Ordinal));
        Directory.Delete(_test["lib/native"], recursive: true);
        Assert.Empty(_shapes.Build($"-p:RuntimeIdentifier={rid}").Codes);
        Assert.True(File.Exists(_test[SmallProject.Built(shared, rid)]));
        Assert.Superset(new HashSet<string>(["outer", "inner_other"]), Symbols.Exported(_test[SmallProject.Built(file, rid)]).ToHashSet());
        if (rid != "osx-arm64")
            Assert.Equal("10\n", Foreign.CallAdd(_test, rid, _test[SmallProject.Built(file, rid)], "outer").StandardOutput);
        File.Delete(_test[SmallProject.Built(shared, rid)]);
        _shapes.Build($"-p:RuntimeIdentifier={rid}");
        Assert.True(File.Exists(_test[SmallProject.Built(shared, rid)]));
    }
}
