using Native.Core.Compile;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Core.Tests.Compile;

/// <summary>The smallest request, which tests change with <c>with</c>.</summary>
internal static class Requests
{
    public static readonly ZigToolchain Zig = new("/zig/zig", "0.14.0", "/zig/lib", "/cache");

    public static CompileRequest Compile(string rid = "linux-x64", params SourceFile[] sources) => new()
    {
        Target = NativeTarget.Parse(rid),
        ProjectDirectory = "/src",
        ObjectDirectory = "/obj",
        OutputType = NativeOutputType.SharedLibrary,
        Sources = sources,
    };

    public static SourceFile Source(string path, SourceLanguage language = SourceLanguage.C, int warningLevel = 1) =>
        new(path, language, [], [], [], warningLevel);
}
