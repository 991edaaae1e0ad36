using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Core.Compile;

/// <summary>Creates the <c>zig cc</c> command line of a source, without source, output and depfile.</summary>
public static class ZigCompileArguments
{
    /// <summary>Returns zig-specific arguments followed by <see cref="CompileArguments"/>, which take precedence. The name of zig's folder is last.</summary>
    public static IReadOnlyList<string> For(CompileRequest request, SourceFile source, ZigToolchain zig, string triple)
    {
        var sanitizers = request.Properties.List(PropertySchema.NativeSanitizers);
        if (sanitizers.Contains("address"))
            throw new NativeException(Diagnostic.Error("NSDK2030",
                "NativeSanitizers contains 'address', but zig does not include the AddressSanitizer runtime. Expected a sanitizer that zig supports: 'undefined', or on Linux also "
                + "'thread'. To use 'address', set NativeToolchain=cmake."));
        if (sanitizers.Contains("thread") && request.OutputType.IsShared())
            throw new NativeException(Diagnostic.Error("NSDK2030",
                "NativeSanitizers contains 'thread', but .NET cannot load a library with zig's ThreadSanitizer, which requires static thread-local storage. Expected 'undefined', or a program: "
                + "set NativeOutputType=Executable. To use 'thread' in a library, set NativeToolchain=cmake."));
        var arguments = new List<string> { CompileArguments.IsCxx(source.Language) ? "c++" : "cc", "-target", triple };
        if (source.Language != CompileArguments.Language(source.Path))
            arguments.AddRange(["-x", DashX(source.Language)]);
        // By default, zig traps on undefined behavior, which C projects do not expect.
        if (!sanitizers.Contains("undefined"))
            arguments.Add("-fno-sanitize=undefined");
        arguments.Add("-fno-color-diagnostics");
        var asked = CompileArguments.For(request, source);
        if (source.Language != SourceLanguage.Assembly)
            arguments.AddRange(ZigOptimization.Words(asked, request.Target));
        arguments.AddRange(asked);
        // Last, because zig can be in a folder that has another name.
        if (request.PathNames.Count > 0)
            arguments.Add(new PathName(zig.LibDirectory, "zig").Argument);
        return arguments;
    }

    private static string DashX(SourceLanguage language) => language switch
    {
        SourceLanguage.C => "c",
        SourceLanguage.Cxx => "c++",
        SourceLanguage.ObjectiveC => "objective-c",
        SourceLanguage.ObjectiveCxx => "objective-c++",
        _ => "assembler-with-cpp",
    };
}
