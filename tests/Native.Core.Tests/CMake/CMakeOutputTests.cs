using Native.Core.CMake;

namespace Native.Core.Tests.CMake;

public sealed class CMakeOutputTests
{
    [Theory]
    [InlineData("CMake Error at x.cmake:2 (message):\n  not like this\nCall Stack (most recent call first):\n", "NSDK1007 /b/x.cmake 2 CMake says: not like this")]
    [InlineData("CMake Error: something\n", "NSDK1007  0 CMake says: something")]
    [InlineData("CMake Error at CMakeLists.txt:3 (project):\n  No CMAKE_C_COMPILER could be found.\n\n  Tell CMake\n", "NSDK1006  0")]
    [InlineData("CMake Error: Could not create named generator X\n\nGenerators\n* Ninja", "NSDK3025  0 CMake says: Could not create named generator X. Expected")]
    public void An_error_has_its_place(string output, string expected)
    {
        var diagnostic = CMakeOutput.Parse(output, "/b")[0];
        Assert.StartsWith(expected, $"{diagnostic.Code} {diagnostic.File} {diagnostic.Line} {diagnostic.Message}");
    }

    [Fact]
    public void What_follows_from_an_error_is_not_said_again() => Assert.Single(CMakeOutput.Parse(
        "CMake Error at x.cmake:2 (message):\n  no\n\nCMake Error: CMAKE_C_COMPILER not set, after EnableLanguage\n", "/b"));

    [Theory]
    [InlineData("[1/4] Building C object CMakeFiles/native.dir/p/a.c.o\n[2/4] Linking C shared library x", "a.c", true)]
    [InlineData("[1/4] Building CXX object \"CMakeFiles/native.dir/p q/b.cpp.o\"\n", "b.cpp", false)]
    [InlineData("[ 50%] Building ASM object CMakeFiles/native.dir/p/c.S.o\r\n", "c.S", false)]
    [InlineData("ninja: no work to do.", "", false)]
    public void What_was_compiled_and_linked(string output, string compiled, bool linked)
    {
        Assert.Equal(compiled, string.Join(' ', CMakeOutput.Compiled(output)));
        Assert.Equal(linked, CMakeOutput.Linked(output));
    }

    [Fact]
    public void Ninja_s_dependencies() => Assert.Equal(["/p/a.c", "/usr/include/stdio.h"], CMakeOutput.NinjaDependencies(
        "CMakeFiles/a.c.o: #deps 2, deps mtime 1 (VALID)\n    /p/a.c\n    /usr/include/stdio.h\n\nb.o: #deps 1\n    /p/a.c\n"));

    [Fact]
    public void A_variable_of_a_CMake_file() =>
        Assert.Equal("/usr/bin/cc", CMakeOutput.Value("set(CMAKE_C_COMPILER \"/usr/bin/cc\")\nset(CMAKE_C_COMPILER_ARG1 \"\")", "CMAKE_C_COMPILER"));
}
