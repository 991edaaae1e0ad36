using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Tests.Compile;

public sealed class ZigCompileArgumentsTests
{
    [Fact]
    public void A_plain_C_source_for_Linux() =>
        Assert.Equal("cc -target T -O0 -g0 -fPIC -fno-sanitize=undefined -fno-color-diagnostics",
            Line(Requests.Compile(), Requests.Source("/src/a.c")));

    [Fact]
    public void Everything_at_once_has_the_project_first_and_the_file_last() =>
        Assert.Equal(
            "c++ -target T -O2 -g -fPIC -fno-sanitize=undefined -fvisibility=hidden -flto -std=c++20 -ffile-prefix-map=/zig/lib=zig "
            + "-ffile-prefix-map=/src=. -fno-color-diagnostics -Wall -Wextra -Wpedantic -Werror -DP=1 -DF -I/own -I /user -isystem /system "
            + "-idirafter /after -DCXXFLAGS -O3",
            Line(
                Requests.Compile() with
                {
                    ProjectDirectory = "/src/",
                    Optimization = "2",
                    DebugInformation = true,
                    HideSymbols = true,
                    LinkTimeOptimization = true,
                    CStandard = "c11",
                    CxxStandard = "c++20",
                    MapPaths = true,
                    WarningsAsErrors = true,
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
    public void Code_can_lie_anywhere_except_on_Windows_where_it_always_can(string rid, NativeOutputType type, string flag) =>
        Assert.Equal($"cc -target T -O0 -g0{flag} -fno-sanitize=undefined -fno-color-diagnostics",
            Line(Requests.Compile(rid) with { OutputType = type }, Requests.Source("/src/a.c")));

    [Theory]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    public void Link_time_optimisation_is_for_ELF(string rid) =>
        Assert.DoesNotContain("-flto", Line(Requests.Compile(rid) with { LinkTimeOptimization = true }, Requests.Source("/src/a.c")));

    [Theory]
    [InlineData("undefined", "-fPIC -fsanitize=undefined -fno-color")]
    [InlineData("thread", "-fPIC -fno-sanitize=undefined -fsanitize=thread -fno-color")]
    [InlineData("undefined thread", "-fPIC -fsanitize=undefined,thread -fno-color")]
    public void Sanitizers_are_those_asked_for(string sanitizers, string expected) =>
        Assert.Contains(expected, Line(Requests.Compile() with { Sanitizers = sanitizers.Split(' ') }, Requests.Source("/src/a.c")));

    [Fact]
    public void There_is_no_address_sanitizer() =>
        Assert.Equal(
            Diagnostic.Error("NSDK2030",
                "NativeSanitizers has 'address', and zig ships no AddressSanitizer runtime. Use NativeToolchain=cmake for it, or "
                + "'undefined' (and on Linux 'thread') with zig."),
            Assert.Throws<NativeException>(() => Line(Requests.Compile() with { Sanitizers = ["address"] }, Requests.Source("/src/a.c"))).Diagnostic);

    [Theory]
    [InlineData(0, " -w")]
    [InlineData(1, "")]
    [InlineData(2, " -Wall")]
    [InlineData(3, " -Wall -Wextra")]
    [InlineData(4, " -Wall -Wextra -Wpedantic")]
    public void Warning_levels_add_up(int level, string flags) =>
        Assert.EndsWith("-fno-color-diagnostics" + flags, Line(Requests.Compile(), Requests.Source("/src/a.c", warningLevel: level)));

    [Theory]
    [InlineData("a.c", SourceLanguage.C, "cc -target T -O0")]
    [InlineData("a.cc", SourceLanguage.Cxx, "c++ -target T -O0")]
    [InlineData("a.C", SourceLanguage.Cxx, "c++ -target T -O0")]
    [InlineData("a.m", SourceLanguage.ObjectiveC, "cc -target T -O0")]
    [InlineData("a.mm", SourceLanguage.ObjectiveCxx, "c++ -target T -O0")]
    [InlineData("a.S", SourceLanguage.Assembly, "cc -target T -O0")]
    [InlineData("a.txt", SourceLanguage.C, "cc -target T -x c -O0")]
    [InlineData("a.c", SourceLanguage.Cxx, "c++ -target T -x c++ -O0")]
    [InlineData("a.c", SourceLanguage.ObjectiveC, "cc -target T -x objective-c -O0")]
    [InlineData("a.c", SourceLanguage.ObjectiveCxx, "c++ -target T -x objective-c++ -O0")]
    [InlineData("a.asm", SourceLanguage.Assembly, "cc -target T -x assembler-with-cpp -O0")]
    public void A_language_is_named_where_the_extension_says_another(string file, SourceLanguage language, string start) =>
        Assert.StartsWith(start, Line(Requests.Compile(), Requests.Source($"/src/{file}", language)));

    [Theory]
    [InlineData(SourceLanguage.C, " -std=c11 ")]
    [InlineData(SourceLanguage.ObjectiveC, " -std=c11 ")]
    [InlineData(SourceLanguage.Cxx, " -std=c++17 ")]
    [InlineData(SourceLanguage.ObjectiveCxx, " -std=c++17 ")]
    public void A_standard_is_for_its_language(SourceLanguage language, string expected) =>
        Assert.Contains(expected, WithStandards(language));

    [Fact]
    public void Assembly_has_no_standard() => Assert.DoesNotContain("-std", WithStandards(SourceLanguage.Assembly));

    private static string WithStandards(SourceLanguage language) =>
        Line(Requests.Compile() with { CStandard = "c11", CxxStandard = "c++17" }, Requests.Source("/src/a", language));

    private static string Line(CompileRequest request, SourceFile source) =>
        string.Join(' ', ZigCompileArguments.For(request, source, Requests.Zig, "T"));
}
