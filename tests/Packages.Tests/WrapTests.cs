namespace Packages.Tests;

/// <summary>Tests <c>dotnet native wrap</c>, installed from its package: each test wraps one library and uses the result.</summary>
public sealed class WrapTests : IClassFixture<WrapTests.InstalledTool>, IDisposable
{
    private readonly TestFolder _test = new();
    private readonly string _tool;

    public WrapTests(InstalledTool installed)
    {
        // The projects name the version of the SDK.
        File.Delete(_test["global.json"]);
        _tool = installed.Path;
        _test.Variables["ZIG"] = Repository.Zig;
    }

    public void Dispose() => _test.Dispose();

    /// <summary>The tool, which all tests of the class share.</summary>
    public sealed class InstalledTool : IDisposable
    {
        private readonly TestFolder _folder = new();

        public InstalledTool() => Tool.Run("dotnet", ["tool", "install", "Native.Tool", "--tool-path", _folder["tools"], "--version", "0.1.0"], _folder.Root, _folder.Variables).Succeeds();

        public string Path => _folder["tools/dotnet-native"];

        public void Dispose() => _folder.Dispose();
    }

    [Fact]
    public void An_archive_with_a_CMake_project_becomes_tested_projects()
    {
        File.Copy(Path.Combine(Repository.Sources, "archives", "cjson"), _test["cjson-1.7.15.tar.gz"]);
        var output = Tool.Run(_tool, ["wrap", "cjson-1.7.15.tar.gz", "--rid", "linux-x64", "--rid", "win-x64"], _test.Root, _test.Variables).Succeeds();
        Assert.Contains("linux-x64         built    78 of 78     passed\nwin-x64           built    78 of 78     -\n", output);
        Assert.Equal(
            [
                "Cjson/.gitignore", "Cjson/Cjson.slnx", "Cjson/src/Cjson.Sys/Cjson.Sys.csproj", "Cjson/src/Cjson.Sys/cjson-1.7.15.tar.gz", "Cjson/src/Cjson.Sys/wrapper.h",
                "Cjson/tests/Cjson.Sys.Tests/Cjson.Sys.Tests.csproj", "Cjson/tests/Cjson.Sys.Tests/LibraryTests.cs",
            ],
            Directory.GetFiles(_test["Cjson"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_test.Root, file)).Order(StringComparer.Ordinal));
        var project = _test.Read("Cjson/src/Cjson.Sys/Cjson.Sys.csproj");
        Assert.Contains("<NativeDependency Include=\"libcjson\" Version=\"[1.7.15,2)\" Mode=\"Source\" />", project);
        Assert.Contains("Targets=\"cjson-static\"", project);
        Assert.Contains("-DENABLE_CJSON_TEST=OFF", project);
        Assert.Contains("NativeMethods.cJSON_Version()", _test.Read("Cjson/tests/Cjson.Sys.Tests/LibraryTests.cs"));
        // The directory was renamed, so everything is built again, as after a clone.
        Assert.Contains("Passed:     2", _test.Dotnet("Cjson", "test").Succeeds().Output);

        // A second run does not overwrite the project.
        Assert.Contains("error NSDK7002", Tool.Run(_tool, ["wrap", "cjson-1.7.15.tar.gz"], _test.Root, _test.Variables).Fails());
        Assert.Equal(project, _test.Read("Cjson/src/Cjson.Sys/Cjson.Sys.csproj"));
    }

    [Fact]
    public void A_directory_with_C_sources_is_compiled_without_its_programs_and_tests()
    {
        _test.Write("foo lib/src/foo.c", "#include \"foo.h\"\n#include \"private.h\"\nstruct foo { int n; };\nstatic struct foo one;\n"
            + "foo *foo_new(int n) { one.n = n; return &one; }\nvoid foo_free(foo *f) { f->n = 0; }\nint foo_sum(const int *values, int count) { return count > 0 ? values[0] : SECRET; }\nint foo_version(void) { return 3; }\n");
        _test.Write("foo lib/src/private.h", "#define SECRET 7\n");
        _test.Write("foo lib/src/main.c", "#include \"foo.h\"\nint main(void) { return foo_version(); }\n");
        _test.Write("foo lib/tests/test.c", "#error no part of the library\n");
        _test.Write("foo lib/include/foo.h", "typedef struct foo foo;\nfoo *foo_new(int n);\nvoid foo_free(foo *f);\nint foo_sum(const int *values, int count);\nint foo_version(void);\nint foo_lost(void);\n");
        var output = Tool.Run(_tool, ["wrap", "foo lib", "-o", "Wrapped", "--name", "Foo", "--rid=linux-x64", "--rid=osx-arm64"], _test.Root, _test.Variables).Succeeds();
        Assert.Contains("linux-x64         built    4 of 5       passed\nosx-arm64         built    4 of 5       -\n", output);
        var project = _test.Read("Wrapped/src/Foo.Sys/Foo.Sys.csproj");
        Assert.Contains("<NativeSource Include=\"../../../foo lib/src/foo.c\" WarningLevel=\"0\" />", project);
        Assert.Contains("Block=\"foo_lost\" Access=\"Public\" Handles=\"foo:foo_new:foo_free\" Spans=\"foo_sum:values:count\"", project);
        Assert.Contains("NativeMethods.foo_version()", _test.Read("Wrapped/tests/Foo.Sys.Tests/LibraryTests.cs"));
    }

    [Fact]
    public void A_library_with_a_configure_script_and_a_needed_library_is_built_without_them()
    {
        _test.Write("dep/CMakeLists.txt", "cmake_minimum_required(VERSION 3.19)\nproject(dep C)\nadd_library(dep dep.c)\ntarget_include_directories(dep PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})\n");
        _test.Write("dep/dep.c", "#include \"dep.h\"\nint dep(void) { return 40; }\n");
        _test.Write("dep/dep.h", "int dep(void);\n");
        _test.Write("foo-1.2/configure.ac", "AC_INIT([foo], [1.2])\nFOO_ABI=7\nAC_CONFIG_HEADERS([config.h])\nAC_CONFIG_FILES([Makefile src/foo_version.h])\nAC_DEFINE([FOO_BUILD])\nAC_CHECK_FUNCS([mmap no_such_function])\n"
            + "AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [[int x[2]; x[0] = not_declared;]])], [AC_DEFINE([BROKEN])], [AC_DEFINE([CHECKED], [2])])\n");
        _test.Write("foo-1.2/Makefile.am", "lib_LTLIBRARIES = libfoo.la\nlibfoo_la_SOURCES = src/foo.c\nif FAST\nlibfoo_la_SOURCES += src/fast.c\nendif\ninclude_HEADERS = src/api.h\n");
        _test.Write("foo-1.2/src/foo_version.h.in", "#define FOO_VERSION \"@VERSION@\"\n#define FOO_ABI @FOO_ABI@\n");
        _test.Write("foo-1.2/src/api.h", "#include \"foo_version.h\"\nint foo_abi(void);\nint foo_sum(void);\n");
        _test.Write("foo-1.2/src/fast.c", "int foo_abi(void) { return 0; }\n");
        _test.Write("foo-1.2/src/foo.c", "#include \"config.h\"\n#include <dep.h>\n#include \"api.h\"\n#if !defined(FOO_BUILD) || defined(BROKEN) || defined(HAVE_NO_SUCH_FUNCTION) || defined(HAVE_MMAP) == defined(_WIN32)\n"
            + "#error config.h\n#endif\nint foo_abi(void) { return FOO_ABI; }\nint foo_sum(void) { return dep() + CHECKED; }\n");
        var output = Tool.Run(_tool, ["wrap", "foo-1.2", "--needs", "dep", "--rid=linux-x64", "--rid=win-x64"], _test.Root, _test.Variables).Succeeds();
        Assert.Contains("linux-x64         built    2 of 2       passed\nwin-x64           built    2 of 2       -\n", output);
        Assert.Contains("<NativeCMakeProject Include=\"../../../dep\" WholeArchive=\"false\" />", _test.Read("Foo/src/Foo.Sys/Foo.Sys.csproj"));
        Assert.Equal("/* What the configure script of foo finds on the systems that this project builds for. */\n\n#define CHECKED 2\n#define FOO_BUILD 1\n\n#ifndef _WIN32\n#define HAVE_MMAP 1\n#endif\n",
            _test.Read("Foo/src/Foo.Sys/native/config.h"));
        Assert.Equal("#define FOO_VERSION \"1.2\"\n#define FOO_ABI 7\n", _test.Read("Foo/src/Foo.Sys/native/foo_version.h"));
    }

    [Fact]
    public void A_machine_with_the_NET_SDK_only_downloads_zig_and_libclang()
    {
        ZigPackage.AddSource(_test, ZigPackage.Pinned);
        _test.Write("foo/foo.c", "int foo(void) { return 1; }\n");
        _test.Write("foo/foo.h", "int foo(void);\n");
        var output = BareMachine.Run(_test, ".", _tool, ["wrap", "foo", "-o", "Out", "--rid=win-x64"]).Succeeds();
        Assert.Contains($"this machine has no zig, so NuGet downloads Vezel.Zig.Toolsets.linux-x64 {ZigPackage.Pinned}", output);
        Assert.Contains("this machine has no libclang, so NuGet downloads libclang.runtime.linux-x64", output);
        Assert.Contains("win-x64           built    1 of 1       -\n", output);
    }

    [Fact]
    public void After_Ctrl_C_nothing_is_left()
    {
        _test.Write("foo/foo.c", "int foo(void) { return 1; }\n");
        _test.Write("foo/foo.h", "int foo(void);\n");
        var before = Directory.GetFileSystemEntries(_test.Root).Order().ToList();
        using var wrap = Tool.StartGroup(_tool, ["wrap", "foo", "-o", "Out"], _test.Root, _test.Variables);
        wrap.WaitFor("building linux-x64");
        Assert.NotEmpty(Directory.GetDirectories(_test.Root, ".Out.*"));
        wrap.Signal(2);
        Assert.True(wrap.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(130, wrap.ExitCode);
        Assert.Equal(before, Directory.GetFileSystemEntries(_test.Root).Order());
    }

    [Fact]
    public void An_unknown_command_is_an_error_that_names_the_similar_one()
    {
        Assert.Contains("error NSDK7001: 'wrp' is not a command. Expected wrap or bindings", Tool.Run(_tool, ["wrp", "libfoo"], _test.Root, _test.Variables).Fails());
        Assert.Contains("Did you mean 'wrap'?", Tool.Run(_tool, ["wrp"], _test.Root, _test.Variables).Fails());
        Assert.StartsWith("usage: dotnet native", Tool.Run(_tool, [], _test.Root, _test.Variables).Fails(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NSDK7001", "libfoo", "--nmae", "Foo")]
    [InlineData("NSDK7001", "libfoo", "--rid", "linux-x46")]
    [InlineData("NSDK7003", "libfoo.tar.gz")]
    [InlineData("NSDK7003", "https://example.org/libfoo.tar.gz")]
    [InlineData("NSDK7003", "notes.txt")]
    [InlineData("NSDK7004", "pkg-config:no-such-module")]
    [InlineData("NSDK7005", "empty")]
    [InlineData("NSDK7005", "broken")]
    [InlineData("NSDK7006", "headerless")]
    [InlineData("NSDK7006", "libfoo", "--header", "bar.h")]
    [InlineData("NSDK7007", "libfoo", "--name", "1foo")]
    [InlineData("NSDK7011", "needy")]
    [InlineData("NSDK7012", "libfoo", "--needs", "libfoo")]
    public void Wrong_input_has_a_code_and_writes_nothing(string code, params string[] arguments)
    {
        _test.Write("libfoo/foo.c", "int foo(void) { return 1; }\n");
        _test.Write("libfoo/foo.h", "int foo(void);\n");
        _test.Write("notes.txt", "text\n");
        _test.Write("empty/readme.md", "text\n");
        _test.Write("broken/broken.c", "#include \"config.h\"\n");
        _test.Write("headerless/a.c", "int a(void) { return 1; }\n");
        _test.Write("needy/CMakeLists.txt", "cmake_minimum_required(VERSION 3.19)\nproject(needy C)\nfind_package(NoSuchLibrary REQUIRED)\nadd_library(needy needy.c)\n");
        _test.Write("needy/needy.c", "int needy(void) { return 1; }\n");
        _test.Write("needy/needy.h", "#include <no_such_library.h>\nint needy(void);\n");
        var before = Directory.GetFileSystemEntries(_test.Root).Order().ToList();
        Assert.Contains($"error {code}: ", Tool.Run(_tool, ["wrap", .. arguments], _test.Root, _test.Variables).Fails());
        Assert.Equal(before, Directory.GetFileSystemEntries(_test.Root).Order());
    }
}
