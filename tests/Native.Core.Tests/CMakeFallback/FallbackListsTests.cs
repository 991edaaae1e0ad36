using Native.Core.CMakeFallback;
using Native.Core.Compile;
using Native.Core.Link;
using Native.Core.Schema;

namespace Native.Core.Tests.CMakeFallback;

public sealed class FallbackListsTests
{
    [Fact]
    public void The_complete_text_for_one_source()
    {
        var source = Requests.Source("/src/na tive/a.c") with { Options = ["-DX=\"a;b\"", "-D$Y"] };
        var link = Requests.Link() with { Properties = PropertyValues.Of((PropertySchema.NativeStrip, "true")), Libraries = [new("m", LibraryKind.Default, false), new("/x y/liby.so", LibraryKind.Shared)] };
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
            string(REPLACE "<LINK_LIBRARIES>" "@../link.rsp <LINK_LIBRARIES>" CMAKE_C_CREATE_SHARED_LIBRARY "${CMAKE_C_CREATE_SHARED_LIBRARY}")
            set_target_properties(native PROPERTIES LINK_DEPENDS "${CMAKE_SOURCE_DIR}/link.rsp;/x y/liby.so")

            """, FallbackLists.Write(Requests.Compile("linux-x64", source), link, ["/usr/bin/ccache"]));
    }

    [Theory]
    [InlineData("linux-x64", LibraryKind.Default, "m", false, null, "-lm")]
    [InlineData("linux-x64", LibraryKind.Static, "s", true, null, "-Wl,--whole-archive -l:libs.a -Wl,--no-whole-archive")]
    [InlineData("linux-x64", LibraryKind.Default, "/a b/libs.a", true, null, "-Wl,--whole-archive /a b/libs.a -Wl,--no-whole-archive")]
    [InlineData("linux-x64", LibraryKind.Shared, "s", false, true, "-Wl,--push-state,--no-as-needed -ls -Wl,--pop-state")]
    [InlineData("linux-x64", LibraryKind.Default, "s", false, false, "-Wl,--push-state,--as-needed -ls -Wl,--pop-state")]
    [InlineData("linux-x64", LibraryKind.Default, ":libs.so.1", false, null, "-l:libs.so.1")]
    [InlineData("linux-x64", LibraryKind.Argument, "-Wl,--start-group", false, null, "-Wl,--start-group")]
    [InlineData("linux-x64", LibraryKind.Argument, "-Wl,-rpath,$ORIGIN/a \"b\\", false, null, "-Wl,-rpath,$ORIGIN/a \\\"b\\\\")]
    [InlineData("osx-x64", LibraryKind.Argument, "-Wl,--start-group", false, null, "")]
    [InlineData("osx-x64", LibraryKind.Framework, "Cocoa", false, null, "-framework Cocoa")]
    [InlineData("osx-x64", LibraryKind.Default, "/a,b/libs.a", true, null, "-Xlinker -force_load -Xlinker /a,b/libs.a")]
    public void The_arguments_after_the_objects_are_a_response_file(string rid, LibraryKind kind, string name, bool whole, bool? needed, string expected)
    {
        var words = FallbackLists.LinkFile(Requests.Link(rid) with { SearchPaths = ["/l"], Libraries = [new(name, kind, whole, needed)] })
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word[1..^1]);
        Assert.Equal($"-L/l {expected}".TrimEnd() + (rid == "linux-x64" ? " -Wl,--push-state,--as-needed -lm -Wl,--pop-state" : ""), string.Join(' ', words));
    }

    [Fact]
    public void Only_the_languages_of_the_sources_are_enabled() => Assert.Contains("project(native LANGUAGES ASM C CXX)",
        FallbackLists.Write(Requests.Compile("linux-x64", Requests.Source("/src/a.cpp", SourceLanguage.Cxx), Requests.Source("/src/a.S", SourceLanguage.Assembly)),
            Requests.Link(), []));
}
