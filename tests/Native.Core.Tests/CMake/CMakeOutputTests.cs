using Native.Core.CMake;
using Native.Core.Platform;

namespace Native.Core.Tests.CMake;

public sealed class CMakeOutputTests
{
    [Theory]
    [InlineData("CMake Error at x.cmake:2 (message):\n  not like this\nCall Stack (most recent call first):\n", "NSDK1007 /b/x.cmake 2 CMake reported: not like this")]
    [InlineData("CMake Error: something\n", "NSDK1007  0 CMake reported: something")]
    [InlineData("CMake Error at CMakeLists.txt:3 (project):\n  No CMAKE_C_COMPILER could be found.\n\n  Tell CMake\n", "NSDK1006  0")]
    [InlineData("CMake Error: Could not create named generator X\n\nGenerators\n* Ninja", "NSDK3025  0 CMake reported: Could not create named generator X. Expected")]
    public void An_error_has_a_location(string output, string expected)
    {
        var diagnostic = CMakeOutput.Parse(output, Paths.Full("/b"))[0];
        Assert.StartsWith(expected, $"{diagnostic.Code} {Paths.Plain(diagnostic.File ?? "")} {diagnostic.Line} {diagnostic.Message}");
    }

    [Fact]
    public void A_variable_that_was_not_found_is_named_with_its_use_and_location()
    {
        var diagnostics = CMakeOutput.Parse("""
            CMake Error: The following variables are used in this project, but they are set to NOTFOUND.
            Please set them or make sure they are set and tested correctly in the CMake files:
            /p/cm/sub/FOO_INC
               used as include directory in directory /p/cm/sub
            MATH
                linked by target "native_sdk_consumer" in directory /p/cm
                linked by target "wave" in directory /p/cm

            -- Generating done
            CMake Generate step failed.  Build files cannot be regenerated correctly.

            """, "/b", "NSDK3022");
        Assert.Equal(["/p/cm/sub/CMakeLists.txt", "/p/cm/CMakeLists.txt"], Paths.Plain(diagnostics.Select(diagnostic => diagnostic.File!)));
        Assert.Contains("the variable FOO_INC is used", diagnostics[0].Message);
        Assert.Contains("the variable MATH is used but was not found (linked by target \"wave\" in directory /p/cm)", diagnostics[1].Message);
        Assert.Contains("Options=\"-DMATH=…\"", diagnostics[1].Message);
    }

    [Fact]
    public void A_program_that_cannot_be_run_is_reported_with_the_Options_to_set() => Assert.Contains("Options=\"-DRUN_IT2=0;-DRUN_IT2__TRYRUN_OUTPUT=\"", CMakeOutput.Parse(
        "CMake Error: try_run() invoked in cross-compiling mode, please set the following cache variables appropriately:\n   RUN_IT2 (advanced)\n"
        + "   RUN_IT2__TRYRUN_OUTPUT (advanced)\nFor details see /p/b/TryRunResults.cmake\n", "/b", "NSDK3022").Single().Message);

    [Theory]
    [InlineData("""
            /usr/bin/cc -Wl,--nonsense  CMakeFiles/cmTC_76ab3.dir/testCCompiler.c.o -o cmTC_76ab3
            /usr/bin/ld: unrecognized option '--nonsense'
            /usr/bin/ld: use the --help option for usage information
            collect2: error: ld returned 1 exit status
        """, "test program: /usr/bin/ld: unrecognized option '--nonsense' Expected")]
    [InlineData("""
            error: failed to parse archive: FileNotFound
                note: while parsing /c/o/1/libc.a
            ninja: build stopped: subcommand failed.
        """, "test program: error: failed to parse archive: FileNotFound note: while parsing /c/o/1/libc.a Expected")]
    [InlineData("    Segmentation fault", "test program: Segmentation fault Expected")]
    public void A_compiler_that_does_not_work_is_not_reported_as_missing(string output, string expected)
    {
        var diagnostic = CMakeOutput.Parse($"""
            CMake Error at /usr/share/cmake-3.25/Modules/CMakeTestCCompiler.cmake:70 (message):
              The C compiler

                "/t/cc"

              is not able to compile a simple test program.

              It fails with the following output:

            {output}

              CMake will not be able to correctly generate this project.
            Call Stack (most recent call first):
              CMakeLists.txt:2 (project)

            """, Paths.Full("/b")).Single();
        Assert.Equal("NSDK3030", diagnostic.Code);
        Assert.Contains("The compiler /t/cc cannot build CMake's ", diagnostic.Message);
        Assert.Contains(expected, diagnostic.Message);
    }

    [Fact]
    public void Consequences_of_an_error_are_not_reported() => Assert.Single(CMakeOutput.Parse(
        "CMake Error at x.cmake:2 (message):\n  no\n\nCMake Error: CMAKE_C_COMPILER not set, after EnableLanguage\n", Paths.Full("/b")));

    [Theory]
    [InlineData("[1/4] Building C object CMakeFiles/native.dir/p/a.c.o\n[2/4] Linking C shared library x", "a.c", true)]
    [InlineData("[1/4] Building CXX object \"CMakeFiles/native.dir/p q/b.cpp.o\"\n", "b.cpp", false)]
    [InlineData("[ 50%] Building ASM object CMakeFiles/native.dir/p/c.S.o\r\n", "c.S", false)]
    [InlineData("ninja: no work to do.", "", false)]
    public void Compiled_and_linked_files_are_read(string output, string compiled, bool linked)
    {
        Assert.Equal(compiled, string.Join(' ', CMakeOutput.Compiled(output, HostSystem.Linux)));
        Assert.Equal(linked, CMakeOutput.Linked(output));
    }

    [Fact]
    public void The_dependencies_of_Ninja_are_read() => Assert.Equal(["/p/a.c", "/usr/include/stdio.h"], CMakeOutput.NinjaDependencies(
        "CMakeFiles/a.c.o: #deps 2, deps mtime 1 (VALID)\n    /p/a.c\n    /usr/include/stdio.h\n\nb.o: #deps 1\n    /p/a.c\n"));

    [Fact]
    public void Objects_with_dependencies_in_Ninja_are_found() => Assert.Equal(["a.c.o", "x y.o"], CMakeOutput.NinjaKnown(
        "a.c.o: #deps 12, deps mtime 1 (VALID)\n    /p/a.c\n\nb.o: #deps 0, deps mtime 1 (VALID)\n\nc.o: deps not found\n\nx y.o: #deps 1, deps mtime 1 (STALE)\n", HostSystem.Linux).Order());

    [Fact]
    public void Objects_of_languages_with_headers_are_found() => Assert.Equal(["CMakeFiles/native.dir/p/a.c.o", "CMakeFiles/native.dir/p q/b.cpp.o"], CMakeOutput.Objects(
        "[1/4] Building C object CMakeFiles/native.dir/p/a.c.o\n[2/4] Building CXX object \"CMakeFiles/native.dir/p q/b.cpp.o\"\n[3/4] Building ASM object c.S.o\nBuilding RC object r.o\n", HostSystem.Linux));

    // On Windows, Ninja writes object paths with the separators of the build file, and lists them with slashes.
    [Fact]
    public void On_Windows_an_object_has_one_name()
    {
        const string built = "[1/2] Building C object CMakeFiles\\native.dir\\p\\a.c.obj\r\n";
        Assert.Equal(["a.c"], CMakeOutput.Compiled(built, HostSystem.Windows));
        Assert.Equal(["CMakeFiles/native.dir/p/a.c.obj"], CMakeOutput.Objects(built, HostSystem.Windows));
        Assert.Equal(["CMakeFiles/native.dir/p/a.c.obj"], CMakeOutput.NinjaKnown("CMakeFiles\\native.dir/p\\a.c.obj: #deps 2, deps mtime 5 (VALID)\n", HostSystem.Windows));
        Assert.Equal(["CMakeFiles\\native.dir\\p\\a.c"], CMakeOutput.Compiled(built, HostSystem.MacOS));
    }

    [Fact]
    public void A_variable_of_a_CMake_file_is_read() =>
        Assert.Equal("/usr/bin/cc", CMakeOutput.Value("set(CMAKE_C_COMPILER \"/usr/bin/cc\")\nset(CMAKE_C_COMPILER_ARG1 \"\")", "CMAKE_C_COMPILER"));
}
