using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Tests.Compile;

public sealed class ZigCompileArgumentsTests
{
    [Fact]
    public void Zig_s_own_arguments_come_before_those_of_every_compiler() =>
        Assert.Equal("cc -target T -fno-sanitize=undefined -fno-color-diagnostics -O0 -g0 -fPIC", Line(Requests.Compile()));

    [Fact]
    public void Zig_s_own_folder_is_kept_out_of_objects_too() =>
        Assert.EndsWith(" -ffile-prefix-map=/zig/lib=zig", Line(Requests.Compile() with { PathNames = [new("/src", ".")] }));

    [UnixFact(Unix.Paths)]
    public void Headers_of_an_SDK_follow_those_of_zig() =>
        Assert.EndsWith(" -DX -iframework/sdk/System/Library/Frameworks -idirafter/sdk/usr/include", Line(Requests.Compile("osx-arm64") with { MacOSSdk = "/sdk", Defines = ["X"] }));

    [Theory]
    [InlineData("undefined", false)]
    [InlineData("thread", true)]
    [InlineData("undefined thread", false)]
    public void Undefined_behaviour_traps_only_with_the_sanitizer(string sanitizers, bool isTurnedOff) =>
        Assert.Equal(isTurnedOff, Line(Requests.Compile() with { Properties = PropertyValues.Of((PropertySchema.NativeSanitizers, sanitizers.Replace(' ', ';'))), OutputType = NativeOutputType.Executable })
            .Contains("-fno-sanitize=undefined", StringComparison.Ordinal));

    [Theory]
    [InlineData(SourceLanguage.C, "-Xclang -O3 -fomit-frame-pointer -O2 -g0 -fPIC -O3")]
    [InlineData(SourceLanguage.Cxx, "-O2 -g0 -fPIC")]
    [InlineData(SourceLanguage.Assembly, "-fno-color-diagnostics -O2 -g0 -fPIC -O3")]
    public void The_level_of_optimization_is_passed_unchanged(SourceLanguage language, string expected) =>
        Assert.EndsWith(expected, Line(Requests.Compile() with { Properties = PropertyValues.Of((PropertySchema.NativeOptimization, "2")), CFlags = ["-O3"] }, Requests.Source("/src/a.c", language)));

    [Fact]
    public void The_address_sanitizer_is_not_supported() =>
        Assert.Equal(
            Diagnostic.Error("NSDK2030",
                "NativeSanitizers contains 'address', but zig does not include the AddressSanitizer runtime. Expected a sanitizer that zig supports: 'undefined', or on Linux also "
                + "'thread'. To use 'address', set NativeToolchain=cmake."),
            Assert.Throws<NativeException>(() => Line(Requests.Compile() with { Properties = PropertyValues.Of((PropertySchema.NativeSanitizers, "address")) })).Diagnostic);

    [Fact]
    public void A_library_with_the_thread_sanitizer_is_an_error() => Assert.Equal("NSDK2030",
        Assert.Throws<NativeException>(() => Line(Requests.Compile() with { Properties = PropertyValues.Of((PropertySchema.NativeSanitizers, "thread")) })).Diagnostic.Code);

    [Theory]
    [InlineData("a.c", SourceLanguage.C, "cc -target T -fno")]
    [InlineData("a.cc", SourceLanguage.Cxx, "c++ -target T -fno")]
    [InlineData("a.C", SourceLanguage.Cxx, "c++ -target T -fno")]
    [InlineData("a.m", SourceLanguage.ObjectiveC, "cc -target T -fno")]
    [InlineData("a.mm", SourceLanguage.ObjectiveCxx, "c++ -target T -fno")]
    [InlineData("a.S", SourceLanguage.Assembly, "cc -target T -fno")]
    [InlineData("a.txt", SourceLanguage.C, "cc -target T -x c -fno")]
    [InlineData("a.c", SourceLanguage.Cxx, "c++ -target T -x c++ -fno")]
    [InlineData("a.c", SourceLanguage.ObjectiveC, "cc -target T -x objective-c -fno")]
    [InlineData("a.c", SourceLanguage.ObjectiveCxx, "c++ -target T -x objective-c++ -fno")]
    [InlineData("a.asm", SourceLanguage.Assembly, "cc -target T -x assembler-with-cpp -fno")]
    public void A_language_is_passed_if_it_differs_from_the_extension(string file, SourceLanguage language, string start) =>
        Assert.StartsWith(start, Line(Requests.Compile(), Requests.Source($"/src/{file}", language)));

    private static string Line(CompileRequest request, SourceFile? source = null) =>
        string.Join(' ', ZigCompileArguments.For(request, source ?? request.Sources[0], Requests.Zig, "T"));
}
