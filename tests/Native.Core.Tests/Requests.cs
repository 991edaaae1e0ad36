using Native.Core.Compile;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Core.Tests;

/// <summary>Requests that tests modify with <c>with</c>.</summary>
internal static class Requests
{
    public static readonly ZigToolchain Zig = new("/zig/zig", "0.14.0", "/zig/lib", "/cache");

    public static SourceFile Source(string path, SourceLanguage language = SourceLanguage.C, int warningLevel = 1) =>
        new(path, language, [], [], [], warningLevel);

    public static CompileRequest Compile(string rid = "linux-x64", params SourceFile[] sources) => new()
    {
        Target = NativeTarget.Parse(rid),
        ProjectDirectory = Paths.Full("/src"),
        ObjectDirectory = Paths.Full("/obj"),
        OutputType = NativeOutputType.SharedLibrary,
        Sources = sources.Length == 0 ? [Source(Paths.Full("/src/a.c"))] : sources,
    };

    public static LinkRequest Link(string rid = "linux-x64", NativeOutputType type = NativeOutputType.SharedLibrary) => new()
    {
        Target = NativeTarget.Parse(rid),
        OutputType = type,
        LibraryName = "foo",
        Objects = ["/obj/a.c.o"],
    };
}
