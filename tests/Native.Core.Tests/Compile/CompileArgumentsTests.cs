using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Tests.Compile;

public sealed class CompileArgumentsTests
{
    private static string Zig(CompileRequest request, SourceFile? source = null) =>
        string.Join(' ', ZigCompileArguments.For(request, source ?? request.Sources[0], Requests.Zig, request.Target.ZigTriple(null, null)));

    [Fact]
    public void The_plainest_command() => Assert.Equal(
        "cc -target x86_64-linux-gnu.2.23 -fno-sanitize=undefined -fno-color-diagnostics -O0 -g0 -fPIC -Wall", Zig(Requests.Compile()));

    [Fact]
    public void The_whole_command_in_its_order()
    {
        var source = new SourceFile("/p/native/a.cpp", SourceLanguage.Cxx, ["OWN"], ["/p/own"], ["-DRAW"], 4);
        var request = Requests.Compile("linux-arm64", source) with
        {
            Optimization = "2",
            DebugInformation = true,
            MapPaths = true,
            CxxStandard = "c++20",
            CStandard = "c11",
            HideSymbols = true,
            WarningsAsErrors = true,
            LinkTimeOptimization = true,
            Defines = ["ALL=1"],
            CFlags = ["-DC"],
            CxxFlags = ["-DCXX"],
            IncludePaths = [new("/p/i", IncludeKind.User), new("/p/s", IncludeKind.System), new("/p/a", IncludeKind.After)],
        };
        Assert.Equal("c++ -target aarch64-linux-gnu.2.23 -fno-sanitize=undefined -ffile-prefix-map=/zig/lib=zig -fno-color-diagnostics "
            + "-O2 -g -fPIC -fvisibility=hidden -flto -std=c++20 -ffile-prefix-map=/p=. -Wall -Wextra -Wpedantic -Werror "
            + "-DALL=1 -DOWN -I/p/own -I/p/i -isystem/p/s -idirafter/p/a -DCXX -DRAW", Zig(request));
    }

    [Theory]
    [InlineData(0, "-w")]
    [InlineData(1, "")]
    [InlineData(2, "-Wall")]
    [InlineData(3, "-Wall -Wextra")]
    [InlineData(4, "-Wall -Wextra -Wpedantic")]
    public void Warning_levels(int level, string expected) => Assert.Equal(expected, string.Join(' ',
        CompileArguments.For(Requests.Compile(), Requests.Source("/p/a.c") with { WarningLevel = level })
            .Where(argument => argument.StartsWith("-W", StringComparison.Ordinal) || argument == "-w")));

    [Theory]
    [InlineData("win-x64", NativeOutputType.SharedLibrary, "")]
    [InlineData("linux-x64", NativeOutputType.SharedLibrary, "-fPIC")]
    [InlineData("linux-x64", NativeOutputType.Executable, "-fPIE")]
    [InlineData("osx-arm64", NativeOutputType.StaticLibrary, "-fPIC")]
    public void Position_independence(string rid, NativeOutputType type, string expected) => Assert.Equal(expected, string.Join(' ',
        CompileArguments.For(Requests.Compile(rid) with { OutputType = type }, Requests.Source("/p/a.c"))
            .Where(argument => argument is "-fPIC" or "-fPIE")));

    [Theory]
    [InlineData("win-x64", false)]
    [InlineData("osx-arm64", false)]
    [InlineData("linux-musl-arm64", true)]
    public void Link_time_optimisation_where_zig_has_it(string rid, bool expected) =>
        Assert.Equal(expected, Zig(Requests.Compile(rid) with { LinkTimeOptimization = true }).Contains("-flto", StringComparison.Ordinal));

    [Fact]
    public void Undefined_behaviour_traps_only_when_asked_for()
    {
        var command = Zig(Requests.Compile() with { Sanitizers = ["undefined", "thread"] });
        Assert.Contains("-fsanitize=undefined,thread", command);
        Assert.DoesNotContain("-fno-sanitize", command);
    }

    [Fact]
    public void Zig_has_no_AddressSanitizer()
    {
        var exception = Assert.Throws<NativeException>(() => Zig(Requests.Compile() with { Sanitizers = ["address"] }));
        Assert.Equal("NSDK2030", exception.Diagnostic.Code);
    }

    [Fact]
    public void A_language_that_the_extension_does_not_say_is_named() =>
        Assert.Contains("-x c++ ", Zig(Requests.Compile(), Requests.Source("/p/a.c", SourceLanguage.Cxx)));

    [Theory]
    [InlineData("a.c", SourceLanguage.C)]
    [InlineData("a.C", SourceLanguage.Cxx)]
    [InlineData("a.cpp", SourceLanguage.Cxx)]
    [InlineData("a.m", SourceLanguage.ObjectiveC)]
    [InlineData("a.mm", SourceLanguage.ObjectiveCxx)]
    [InlineData("a.S", SourceLanguage.Assembly)]
    [InlineData("a.s", SourceLanguage.Assembly)]
    [InlineData("a.txt", null)]
    public void Languages_by_extension(string path, SourceLanguage? expected) => Assert.Equal(expected, CompileArguments.Language(path));
}
