namespace Native.Tool.Tests;

/// <summary>Tests what the files of a library's own build state about its sources and headers.</summary>
public sealed class AutotoolsTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Automake_lists_the_sources_of_the_default_build()
    {
        Write("Makefile.am", "SUBDIRS = src\ninclude $(top_srcdir)/list.mk\n");
        Write("list.mk", "LISTED = src/listed.c\n");
        Write("src/Makefile.am", """
            include ../list.mk
            AM_CPPFLAGS = -DBUILDING -I$(top_srcdir)/include -DDATA=\"$(datadir)\"
            lib_LTLIBRARIES = libfoo.la
            libfoo_la_CPPFLAGS = -DSUFFIX= @EXTRA_FLAGS@
            BASE = a.c \
                   a.h   # a comment
            libfoo_la_SOURCES = $(BASE) ${srcdir}/sub/b.c $(top_srcdir)/$(LISTED) missing.c
            libfoo_la_LIBADD = libpart.la -lm
            if FAST
            libfoo_la_SOURCES += fast.c
            else
            libfoo_la_SOURCES += slow.c
            endif
            if !MINIMAL
            libfoo_la_SOURCES += full.c
            endif
            noinst_LTLIBRARIES = libpart.la libunused.la
            libpart_la_SOURCES = part.c
            libunused_la_SOURCES = unused.c
            bin_PROGRAMS = tool
            tool_SOURCES = tool.c
            include_HEADERS = foo.h
            nobase_pkginclude_HEADERS = foo/more.h
            noinst_HEADERS = private.h
            """);
        foreach (var file in new[] { "a.c", "sub/b.c", "listed.c", "fast.c", "slow.c", "full.c", "part.c", "unused.c", "tool.c" })
            Write($"src/{file}", "");
        var project = AutomakeProject.Read(Tree(), _ => false)!;
        Assert.Equal(["src/a.c", "src/full.c", "src/listed.c", "src/part.c", "src/slow.c", "src/sub/b.c"], project.Sources.Order(StringComparer.Ordinal));
        Assert.Equal(["src/foo.h", "src/foo/more.h"], project.Headers);
        Assert.Equal(["BUILDING", "SUFFIX="], project.Defines);
        Assert.Contains("src/fast.c", AutomakeProject.Read(Tree(), name => name == "FAST")!.Sources);
    }

    [Fact]
    public void Automake_without_a_library_lists_nothing()
    {
        Write("Makefile.am", "bin_PROGRAMS = tool\ntool_SOURCES = tool.c\n");
        Write("tool.c", "");
        Assert.Null(AutomakeProject.Read(Tree(), _ => false));
    }

    [Fact]
    public void A_template_is_filled_with_the_values_of_CMake_and_an_installed_name_refers_to_the_header()
    {
        Write("CMakeLists.txt", "set(FOO_MAJOR 2)\nset(FOO_MINOR \"1\")\nset(OTHER ${X})\nadd_subdirectory(src)\n");
        Write("src/foo.c", "#include <foo/foo_version.h>\n#include \"foo/common.h\"\n#include <other/common.h>\n#include <stdio.h>\n");
        Write("src/api/foo_version.h.cmake", "#cmakedefine WITH_X\n#define MAJOR ${FOO_MAJOR}\n#define MINOR @FOO_MINOR@\n@UNKNOWN@\n");
        Write("src/api/common.h", "");
        var made = new MadeHeaders(Tree(), new("libfoo", ""), []).Evaluate().For(Tree());
        Assert.Equal(
            [new("foo/common.h", "#include <common.h>\n") { Folder = "src/api" }, new MadeHeader("foo/foo_version.h", "#define MAJOR 2\n#define MINOR 1\n\n")],
            made.OrderBy(header => header.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_header_that_the_build_creates_is_not_the_one_for_another_system()
    {
        Write("src/a.c", "#include \"config.h\"\n");
        Write("win32/config.h", "");
        Assert.Equal(["win32"], new IncludeFinder(Tree(), Tree().Text).Folders(["src/a.c"]));
        var finder = new IncludeFinder(Tree(), Tree().Text, ["config.h"]);
        Assert.Empty(finder.Folders(["src/a.c"]));
        Assert.Equal(["config.h"], finder.Outside);
    }

    [Fact]
    public void Options_in_an_included_file_are_options_of_the_project()
    {
        Write("CMakeLists.txt", "include(Options.txt)\ninclude(GNUInstallDirs)\n");
        Write("Options.txt", "option(BUILD_EXAMPLES \"\" ON)\n");
        Assert.Equal(["-DBUILD_EXAMPLES=OFF"], CMakeOptions.For(Tree().CMakeCommands("")));
    }

    [Fact]
    public void Headers_are_those_that_CMake_installs_if_Automake_installs_none()
    {
        Write("src/CMakeLists.txt", "set(PUBLIC api/a.h api/b.h)\ninstall(FILES ${PUBLIC} ../c.h DESTINATION include/foo)\ninstall(FILES foo.pc d.h DESTINATION lib)\ninstall(TARGETS foo DESTINATION lib)\n");
        var commands = Tree().CMakeCommands("");
        Assert.Equal(["src/api/a.h", "src/api/b.h", "c.h"], InstalledByScript.Headers(null, commands));
        Assert.Equal(["x.h"], InstalledByScript.Headers(new([], ["x.h"], []), commands));
    }

    [Theory]
    [InlineData("#if defined(MACOS) || defined(TARGET_OS_MAC)\n", true)]
    [InlineData("#  if defined(__SC__) || \\\n   defined(TARGET_OS_MAC)\n", true)]
    [InlineData("#include <TargetConditionals.h>\n#if TARGET_OS_MAC\n", false)]
    [InlineData("/* TARGET_OS_MAC */\n#if TARGET_OS_MACCATALYST\n", false)]
    public void Sources_for_the_old_Mac_OS_are_recognized(string text, bool expected)
    {
        Write("a.c", text);
        Assert.Equal(expected, AppleMacros.AreOld(Tree()));
    }

    [Theory]
    [InlineData("CMake reported: Could NOT find ZLIB (missing: ZLIB_LIBRARY)", "ZLIB")]
    [InlineData("CMake reported: Could not find a package configuration file provided by \"nlohmann_json\" with any of", "nlohmann_json")]
    [InlineData("The following required packages were not found:\n - libuv", "libuv")]
    [InlineData("No package 'glib-2.0' found", "glib-2.0")]
    [InlineData("Cannot find source file: a.c", null)]
    public void A_missing_library_is_recognized_in_messages_of_CMake(string message, string? name)
    {
        var error = Native.Core.Diagnostics.Diagnostic.Error("NSDK3022", message);
        var explained = MissingPackage.Explain(error, "libpng.tar.gz");
        Assert.Equal(name is null ? error.Message : $"libpng.tar.gz needs {name}, which CMake did not find: {message} Expected the sources of that library; "
            + "name its source archive or directory: dotnet native wrap libpng.tar.gz --needs ARCHIVE", explained.Message);
        Assert.Equal(name is null ? "NSDK3022" : "NSDK7011", explained.Code);
    }

    private void Write(string file, string text) => _test.Write($"lib/{file}", text);

    private SourceTree Tree() => SourceTree.Read(_test["lib"]);
}
