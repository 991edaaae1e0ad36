using Native.Core.CMake;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

public sealed class CMakeConfigureArgumentsTests
{
    [Theory]
    [InlineData(true, "-DCMAKE_BUILD_TYPE:STRING=Debug", "-DCMAKE_C_FLAGS_DEBUG:STRING=-O0 -g0")]
    [InlineData(false, "-DCMAKE_BUILD_TYPE:STRING=Release", "-DCMAKE_CXX_FLAGS_RELEASE:STRING=-O0 -g0 -DNDEBUG")]
    public void The_build_type_has_our_flags(bool isDebug, params string[] expected) =>
        Assert.All(expected, argument => Assert.Contains(argument, CMakeConfigureArguments.For(Project() with { IsDebug = isDebug }, "", "/zig/lib")));

    [Fact]
    public void Options_come_last() => Assert.Equal("-DBUILD_SHARED_LIBS=ON",
        CMakeConfigureArguments.For(Project() with { Options = ["-DBUILD_SHARED_LIBS=ON"] }, "/t.cmake", "/zig/lib")[^1]);

    [Theory]
    [InlineData("linux-x64", "", true)]
    [InlineData("linux-x64", "/zig/lib", false)]
    [InlineData("osx-arm64", "", false)]
    public void GNU_ar_is_told_to_write_no_times(string rid, string zig, bool expected) => Assert.Equal(expected,
        CMakeConfigureArguments.For(Project(rid), "", zig).Any(argument => argument.StartsWith("-DCMAKE_C_ARCHIVE_CREATE", StringComparison.Ordinal)));

    [Fact]
    public void Paths_are_mapped_and_quoted() => Assert.Contains(
        "-DCMAKE_C_FLAGS_DEBUG:STRING=-O3 -Xclang -O3 -fomit-frame-pointer -g0 \"-ffile-prefix-map=/a b=.\" -ffile-prefix-map=/p/obj/z/build=build -ffile-prefix-map=/zig/lib=zig",
        CMakeConfigureArguments.For(Project() with { Source = "/a b", IsDebug = true, Optimization = "3", MapPaths = true }, "", "/zig/lib"));

    [Fact]
    public void A_launcher_is_a_list() => Assert.Contains(
        "-DCMAKE_C_COMPILER_LAUNCHER:STRING=/usr/bin/ccache;-x", CMakeConfigureArguments.For(Project() with { Launcher = ["/usr/bin/ccache", "-x"] }, "", ""));

    [Theory]
    [InlineData("linux-x64", false, "-s -Lx")]
    [InlineData("osx-arm64", false, "-Wl,-x -Lx")]
    [InlineData("osx-arm64", true, "-s -Lx")]
    public void The_variables_have_the_flags_of_the_environment(string rid, bool zig, string ldFlags)
    {
        var variables = CMakeConfigureArguments.Environment(
            Project(rid) with { CFlags = ["-DA=b c"], CxxFlags = ["-DX"], LdFlags = ["-Lx"], Strip = true }, zig);
        Assert.Equal(("\"-DA=b c\"", "-DX", ldFlags), (variables["CFLAGS"], variables["CXXFLAGS"], variables["LDFLAGS"]));
    }
}
