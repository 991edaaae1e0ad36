using Native.Core.CMake;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;
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

    // zig's toolchain file contains the SDK.
    [Theory]
    [InlineData("", 1)]
    [InlineData("/t.cmake", 0)]
    public void The_compiler_of_a_Mac_gets_the_SDK(string toolchainFile, int count) =>
        Assert.Equal(count, CMakeConfigureArguments.For(Project("osx-arm64") with { MacOSSdk = "/sdk" }, toolchainFile, "").Count(argument => argument == "-DCMAKE_OSX_SYSROOT:PATH=/sdk"));

    [Theory]
    [InlineData("linux-x64", "", true)]
    [InlineData("linux-x64", "/zig/lib", false)]
    [InlineData("osx-arm64", "", false)]
    public void GNU_ar_writes_no_timestamps(string rid, string zig, bool expected) => Assert.Equal(expected,
        CMakeConfigureArguments.For(Project(rid), "", zig).Any(argument => argument.StartsWith("-DCMAKE_C_ARCHIVE_CREATE", StringComparison.Ordinal)));

    [UnixFact(Unix.Quotes)]
    public void Paths_are_mapped_and_quoted() => Assert.Contains(
        "-DCMAKE_C_FLAGS_DEBUG:STRING=-O3 -Xclang -O3 -fomit-frame-pointer -g0 '-ffile-prefix-map=/a b$$`\"=.' -ffile-prefix-map=/zig/lib=zig -ffile-prefix-map=/p/obj/z=/_/1 -ffile-prefix-map=/p/obj/z/build=build",
        CMakeConfigureArguments.For(Project() with { Source = "/a b$`\"", IsDebug = true, Properties = PropertyValues.Of((PropertySchema.NativeOptimization, "3")), MapPaths = true }, "", "/zig/lib"));

    // /usr/local is not a full path on Windows, where the shell uses double quotes.
    [Theory]
    [InlineData("windows", false, "", "\"-ffile-prefix-map=C:\\a b=.\"")]
    [InlineData("macos", false, "/usr/local", "'-ffile-prefix-map=C:\\a b=.'")]
    [InlineData("linux", false, "/usr/local", "'-ffile-prefix-map=C:\\a b=.'")]
    [InlineData("windows", true, "/p/obj/z/install", "\"-ffile-prefix-map=C:\\a b=.\"")]
    public void Prefix_and_quotes_are_those_of_the_system(string host, bool isInstalled, string prefix, string flags)
    {
        var arguments = CMakeConfigureArguments.For(
            Project() with { Host = Hosts.Of(host), Source = @"C:\a b", IsInstalled = isInstalled, IsDebug = true, MapPaths = true }, "", "");
        Assert.Equal(prefix.Length == 0 ? [] : [$"-DCMAKE_INSTALL_PREFIX:PATH={prefix}"],
            Paths.Plain(arguments).Where(argument => argument.StartsWith("-DCMAKE_INSTALL_PREFIX", StringComparison.Ordinal)));
        Assert.Contains(flags, Assert.Single(arguments, argument => argument.StartsWith("-DCMAKE_C_FLAGS_DEBUG", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_needed_projects_and_the_rest_of_the_tree_are_mapped_too() => Assert.Contains(
        "-DCMAKE_C_FLAGS_DEBUG:STRING=-O0 -g0 -ffile-prefix-map=/w/p=../.. -ffile-prefix-map=/w/p/vendor/z=. -ffile-prefix-map=/w/p/obj/z/build=build",
        Paths.Plain(CMakeConfigureArguments.For(Project() with
        {
            Host = HostSystem.This,
            Source = Paths.Full("/w/p/vendor/z"),
            Folder = Paths.Full("/w/p/obj/z"),
            IsDebug = true,
            MapPaths = true,
            ProjectDirectory = Paths.Full("/w/p"),
            Needs = [Paths.Full("/w/p/obj/y/install")],
        }, "", "")));

    [Fact]
    public void A_launcher_is_a_list() => Assert.Contains(
        "-DCMAKE_C_COMPILER_LAUNCHER:STRING=/usr/bin/ccache;-x", CMakeConfigureArguments.For(Project() with { Launcher = ["/usr/bin/ccache", "-x"] }, "", ""));

    // In the CMake language, a backslash begins an escape sequence.
    [Theory]
    [InlineData("windows", "C:/ccache/ccache.exe;-x\\y")]
    [InlineData("macos", "C:\\ccache\\ccache.exe;-x\\y")]
    public void A_launcher_on_Windows_has_slashes(string host, string expected) => Assert.Contains($"-DCMAKE_C_COMPILER_LAUNCHER:STRING={expected}",
        CMakeConfigureArguments.For(Project() with { Host = Hosts.Of(host), Launcher = [@"C:\ccache\ccache.exe", @"-x\y"] }, "", ""));

    [Theory]
    [InlineData("linux-x64", false, "-s -Lx")]
    [InlineData("osx-arm64", false, "-Wl,-x -Lx")]
    [InlineData("osx-arm64", true, "-s -Lx")]
    public void The_CMake_variables_contain_the_flags_of_the_environment(string rid, bool zig, string ldFlags)
    {
        var variables = CMakeConfigureArguments.Environment(
            Project(rid) with { CppFlags = "-DP", CFlags = "'-DA=b c'", CxxFlags = "-DX", LdFlags = "-Lx", Properties = PropertyValues.Of((PropertySchema.NativeSymbols, "None")) }, zig);
        Assert.Equal(("-DP '-DA=b c'", "-DP -DX", ldFlags), (variables["CFLAGS"], variables["CXXFLAGS"], variables["LDFLAGS"]));
    }

    [Theory]
    [InlineData("linux-x64", true, "")]
    [InlineData("linux-arm64", false, "")]
    [InlineData("win-x64", true, "")]
    [InlineData("win-x64", false, "-s")]
    [InlineData("osx-arm64", true, "-s")]
    [InlineData("osx-arm64", false, "-Wl,-x")]
    public void Shared_libraries_are_linked_without_symbols_if_no_file_can_contain_them(string rid, bool zig, string ldFlags) => Assert.Equal(ldFlags,
        CMakeConfigureArguments.Environment(Project(rid) with { Properties = PropertyValues.Of((PropertySchema.NativeSymbols, "Separate")) }, zig)["LDFLAGS"]);

    [Theory]
    [InlineData("""-DGREETING=\"hello\" -DRET="return 1;" """)]
    [InlineData("""-Wl,-rpath,'$ORIGIN/plug' -Wl,-rpath,\$ORIGIN""")]
    [InlineData("""'-DA=`x` * < > | # ~ & ; ( ) \' -DB=\#\*\|""")]
    public void Text_that_a_shell_reads_is_unchanged(string flags)
    {
        var variables = CMakeConfigureArguments.Environment(Project() with { CFlags = flags, CxxFlags = flags, LdFlags = flags }, isZig: true);
        Assert.All(["CFLAGS", "CXXFLAGS", "LDFLAGS"], name => Assert.Equal(flags.Trim(), variables[name]));
    }

    [Fact]
    public void A_line_end_separates_flags_and_a_quote_must_end()
    {
        Assert.Equal("-DA -DB", CMakeConfigureArguments.Environment(Project() with { CFlags = "-DA\n-DB\n" }, isZig: true)["CFLAGS"]);
        Assert.Equal("NSDK9004", Assert.Throws<NativeException>(
            () => CMakeConfigureArguments.Environment(Project() with { LdFlags = "-L'x" }, isZig: true)).Diagnostic.Code);
    }

    [Theory]
    [InlineData(true, "-DCMAKE_INSTALL_PREFIX:PATH=/p/obj/z/install")]
    [InlineData(false, "-DCMAKE_INSTALL_PREFIX:PATH=/usr/local")]
    public void An_install_prefix_is_a_full_path_of_this_machine(bool isInstalled, string expected) =>
        Assert.Contains(expected, Paths.Plain(CMakeConfigureArguments.For(Project("win-x64") with { IsInstalled = isInstalled }, "", "/zig/lib")));

    [Fact]
    public void CMake_4_builds_projects_for_an_older_CMake() =>
        Assert.Contains("-DCMAKE_POLICY_VERSION_MINIMUM:STRING=3.5", CMakeConfigureArguments.For(Project(), "", ""));
}
