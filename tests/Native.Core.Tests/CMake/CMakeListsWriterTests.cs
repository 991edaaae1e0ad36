using Native.Core.CMake;
using Native.Core.Compile;
using Native.Core.Link;

namespace Native.Core.Tests.CMake;

public sealed class CMakeListsWriterTests
{
    [Fact]
    public void The_whole_text_for_one_source()
    {
        var source = Requests.Source("/src/na tive/a.c") with { Options = ["-DX=\"a;b\"", "-D$Y"] };
        var link = Requests.Link() with { Strip = true, Libraries = [new("m", LibraryKind.Default, false), new("s", LibraryKind.Static, true)] };
        Assert.Equal("""
            # Written by Native.Sdk. Changes are lost; the items of the project decide.
            cmake_minimum_required(VERSION 3.16)
            project(native LANGUAGES C)
            if(MSVC)
              message(FATAL_ERROR "The compiler is MSVC, whose options Native.Sdk does not write. Install zig, or set the variables CC and CXX to clang or gcc.")
            endif()
            set(CMAKE_C_COMPILER_LAUNCHER "/usr/bin/ccache")
            if(NOT APPLE)
              set(CMAKE_C_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>")
              set(CMAKE_C_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")
            endif()
            add_library(native SHARED
              "/src/na tive/a.c")
            set_target_properties(native PROPERTIES
              PREFIX "" SUFFIX "" IMPORT_PREFIX "" IMPORT_SUFFIX ""
              OUTPUT_NAME "libfoo.so" ARCHIVE_OUTPUT_NAME "libfoo.so"
              RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR} LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR} ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}
              LINKER_LANGUAGE C WINDOWS_EXPORT_ALL_SYMBOLS ON
              BUILD_WITH_INSTALL_RPATH ON BUILD_WITH_INSTALL_NAME_DIR ON INSTALL_NAME_DIR "@rpath"
              INSTALL_RPATH "\$ORIGIN")
            set_source_files_properties("/src/na tive/a.c" PROPERTIES LANGUAGE C COMPILE_OPTIONS "-O0;-g0;-fPIC;-DX=\"a\\;b\";-D\$Y")
            target_link_options(native PRIVATE "-Wl,-z,defs" "-Wl,-z,origin" "-s")
            target_link_libraries(native PRIVATE "-lm" "-Wl,--whole-archive" "-l:libs.a" "-Wl,--no-whole-archive")

            """, CMakeListsWriter.Write(Requests.Compile("linux-x64", source), link, ["/usr/bin/ccache"]));
    }

    [Fact]
    public void Only_the_languages_that_are_there_are_asked_for() => Assert.Contains("project(native LANGUAGES ASM C CXX)",
        CMakeListsWriter.Write(Requests.Compile("linux-x64", Requests.Source("/src/a.cpp", SourceLanguage.Cxx), Requests.Source("/src/a.S", SourceLanguage.Assembly)),
            Requests.Link(), []));
}
