namespace EndToEnd.Tests;

/// <summary>A library project with a CMake project: <c>lib</c> links <c>shapes</c> from <c>vendor/shapes</c>, with C, C++ and a shared library.</summary>
internal sealed class ShapesProject : IDisposable
{
    public const string Library = "lib/obj/native/Debug/linux-x64/liblib.so";
    public const string Tree = "lib/obj/native/Debug/linux-x64/cmake-projects/shapes";

    public TestFolder Folder { get; } = SmallProject.Library("""
        <ItemGroup><NativeCMakeProject Include="../vendor/shapes" Targets="shapes" Options="-DSHAPES_SCALE=3;-DSHAPES_NAME=a b" /></ItemGroup>
        """);

    public ShapesProject()
    {
        Folder.Write("vendor/shapes/CMakeLists.txt", """
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
        Folder.Write("vendor/shapes/shapes_config.h.in", "#define SHAPES_SCALE_VALUE ${SHAPES_SCALE}\n#define SHAPES_LABEL \"${SHAPES_NAME}\"\n");
        Folder.Write("vendor/shapes/core/CMakeLists.txt", "add_library(core core.cpp)\ntarget_include_directories(core PUBLIC .)\n");
        Folder.Write("vendor/shapes/core/core.h", "#ifdef __cplusplus\nextern \"C\"\n#endif\nint core_twice(int x);\n#define CORE_FACTOR 2\n");
        Folder.Write("vendor/shapes/core/core.cpp", """
            #include "core.h"
            #include <string>
            #include <stdexcept>
            int core_twice(int x) { try { throw std::runtime_error(std::string("x")); } catch (const std::exception &) { return x * CORE_FACTOR; } }
            """);
        Folder.Write("vendor/shapes/include/shapes.h", "int shapes_area(int a, int b);\nconst char *shapes_name(void);\n");
        Folder.Write("vendor/shapes/src/shapes.c", """
            #include "shapes.h"
            #include "shapes_config.h"
            #include "core.h"
            #include <math.h>
            int shapes_area(int a, int b) { return core_twice(a * b) * SHAPES_SCALE_VALUE + (int)sqrt((double)(a - a)); }
            const char *shapes_name(void) { return SHAPES_LABEL; }
            """);
        Folder.Write("vendor/shapes/src/plugin.c", "int plugin_add(int a, int b) { return a + b; }\n");
        Folder.Write("vendor/shapes/src/no_such.c.in", "");
        Folder.Write("vendor/shapes/src/tool.c", "#error nobody builds this\n");
        Folder.Write("lib/native/lib_add.c", """
            #include <shapes.h>
            #ifndef SHAPES_STATIC
            #error the define of shapes did not arrive
            #endif
            int lib_add(int a, int b) { return shapes_area(a, b) / 6 - 1; }
            """);
    }

    public void Dispose() => Folder.Dispose();

    /// <summary>Replaces the C++ with C, for a RID, configuration or version of zig for which no other test needs the C++ library: zig compiles it once for each.</summary>
    public void ReplaceCxx()
    {
        Folder.Write("vendor/shapes/core/CMakeLists.txt", "add_library(core core.c)\ntarget_include_directories(core PUBLIC .)\n");
        Folder.Write("vendor/shapes/core/core.c", "#include \"core.h\"\nint core_twice(int x) { return x * CORE_FACTOR; }\n");
        File.Delete(Folder["vendor/shapes/core/core.cpp"]);
    }

    public BuildResult Build(params string[] arguments) => Folder.NativeBuild("lib", arguments).Succeeds();

    public string Call() => Foreign.CallAdd(Folder, "linux-x64", Folder[Library], "lib_add").StandardOutput;

    public void Change(string file, string before, string after, string? added = null, string text = "")
    {
        if (added is not null)
            Folder.Write(added, text);
        Folder.Write(file, Folder.Read(file).Replace(before, after, StringComparison.Ordinal));
        Rebuilds();
    }

    public void Rebuilds(params string[] arguments)
    {
        Assert.Contains("built shapes of shapes", Build(arguments).Output);
        IsDone(arguments);
    }

    public void IsDone(params string[] arguments)
    {
        var build = Build(arguments);
        Assert.False(build.RanTasks, build.Output);
    }
}
