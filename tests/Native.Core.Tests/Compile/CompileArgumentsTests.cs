using Native.Core.Compile;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Tests.Compile;

public sealed class CompileArgumentsTests
{
    [Fact]
    public void Everything_at_once_has_the_project_first_and_the_file_last() =>
        Assert.Equal(
            "-O2 -g -fPIC -fsanitize=undefined,thread -fvisibility=hidden -flto -std=c++20 -ffile-prefix-map=/src=. "
            + "-Wall -Wextra -Wpedantic -Werror -Wno-unknown-warning-option -Wno-unused-variable -Wno-error=format -DP=1 -DF -I/own -I/user -isystem/system -idirafter/after -DCXXFLAGS -O3",
            Line(
                Requests.Compile() with
                {
                    ProjectDirectory = "/src/",
                    Properties = PropertyValues.Of(
                        (PropertySchema.NativeOptimization, "2"),
                        (PropertySchema.NativeSanitizers, "undefined;thread"),
                        (PropertySchema.NativeSymbolVisibility, "hidden"),
                        (PropertySchema.NativeLto, "true"),
                        (PropertySchema.NativeCStandard, "c11"),
                        (PropertySchema.NativeCxxStandard, "c++20"),
                        (PropertySchema.NativeTreatWarningsAsErrors, "true")),
                    DebugInformation = true,
                    PathNames = [new("/src", ".")],
                    SilencedWarnings = ["unused-variable"],
                    WarningsNotAsErrors = ["format"],
                    Defines = ["P=1"],
                    IncludePaths = [new("/user", IncludeKind.User), new("/system", IncludeKind.System), new("/after", IncludeKind.After)],
                    CFlags = ["-DCFLAGS"],
                    CxxFlags = ["-DCXXFLAGS"],
                },
                new("/src/a.cpp", SourceLanguage.Cxx, ["F"], ["/own"], ["-O3"], 4)));

    [Theory]
    [InlineData("win-x64", NativeOutputType.SharedLibrary, "")]
    [InlineData("linux-x64", NativeOutputType.Executable, " -fPIE")]
    [InlineData("linux-x64", NativeOutputType.StaticLibrary, " -fPIC")]
    [InlineData("osx-arm64", NativeOutputType.SharedLibrary, " -fPIC")]
    public void Code_is_position_independent_except_on_Windows_where_it_always_is(string rid, NativeOutputType type, string flag) =>
        Assert.Equal($"-O0 -g0{flag}", Line(Requests.Compile(rid) with { OutputType = type }));

    [Theory]
    [InlineData("win-x64", false)]
    [InlineData("osx-arm64", false)]
    [InlineData("linux-musl-arm64", true)]
    public void Link_time_optimisation_is_for_ELF(string rid, bool expected) =>
        Assert.Equal(expected, Line(Requests.Compile(rid) with { Properties = PropertyValues.Of((PropertySchema.NativeLto, "true")) }).Contains("-flto", StringComparison.Ordinal));

    [Theory]
    [InlineData(0, " -w")]
    [InlineData(1, "")]
    [InlineData(2, " -Wall")]
    [InlineData(3, " -Wall -Wextra")]
    [InlineData(4, " -Wall -Wextra -Wpedantic")]
    public void Warning_levels_add_up(int level, string flags) =>
        Assert.Equal($"-O0 -g0 -fPIC{flags}", Line(Requests.Compile(), Requests.Source("/src/a.c", warningLevel: level)));

    [Fact]
    public void Suppressed_warnings_count_only_if_warnings_are_errors() =>
        Assert.Equal("-O0 -g0 -fPIC", Line(Requests.Compile() with { SilencedWarnings = ["unused-variable"], WarningsNotAsErrors = ["format"] }));

    [Theory]
    [InlineData(SourceLanguage.C, " -std=c11")]
    [InlineData(SourceLanguage.ObjectiveC, " -std=c11")]
    [InlineData(SourceLanguage.Cxx, " -std=c++17")]
    [InlineData(SourceLanguage.ObjectiveCxx, " -std=c++17")]
    [InlineData(SourceLanguage.Assembly, "")]
    public void A_standard_is_for_its_language(SourceLanguage language, string expected) =>
        Assert.Equal($"-O0 -g0 -fPIC{expected}",
            Line(Requests.Compile() with { Properties = PropertyValues.Of((PropertySchema.NativeCStandard, "c11"), (PropertySchema.NativeCxxStandard, "c++17")) }, Requests.Source("/src/a", language)));

    [Theory]
    [InlineData("a.c", SourceLanguage.C)]
    [InlineData("a.C", SourceLanguage.Cxx)]
    [InlineData("a.cpp", SourceLanguage.Cxx)]
    [InlineData("a.m", SourceLanguage.ObjectiveC)]
    [InlineData("a.mm", SourceLanguage.ObjectiveCxx)]
    [InlineData("a.S", SourceLanguage.Assembly)]
    [InlineData("a.s", SourceLanguage.Assembly)]
    [InlineData("a.txt", null)]
    public void The_extension_determines_the_language(string path, SourceLanguage? expected) => Assert.Equal(expected, CompileArguments.Language(path));

    private static string Line(CompileRequest request, SourceFile? source = null) =>
        string.Join(' ', CompileArguments.For(request, source ?? request.Sources[0]));
}
