using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Core.Compile;

/// <summary>The <c>zig cc</c> command line of one source, without source, output and depfile.</summary>
public static class ZigCompileArguments
{
    /// <summary>zig's command that drives a language: <c>cc</c> or <c>c++</c>.</summary>
    public static string Driver(SourceLanguage language) =>
        language is SourceLanguage.Cxx or SourceLanguage.ObjectiveCxx ? "c++" : "cc";

    /// <summary>The arguments, flags of the project first and those of the file last.</summary>
    public static IReadOnlyList<string> For(CompileRequest request, SourceFile source, ZigToolchain zig, string triple)
    {
        var sanitizers = request.Sanitizers;
        if (sanitizers.Contains("address"))
            throw new NativeException(Diagnostic.Error("NSDK2030",
                "NativeSanitizers has 'address', and zig ships no AddressSanitizer runtime. Use NativeToolchain=cmake for "
                + "it, or 'undefined' (and on Linux 'thread') with zig."));
        var arguments = new List<string> { Driver(source.Language), "-target", triple };
        if (source.Language != Language(source.Path))
            arguments.AddRange(["-x", DashX(source.Language)]);
        arguments.Add($"-O{request.Optimization}");
        arguments.Add(request.DebugInformation ? "-g" : "-g0");
        if (!request.Target.IsWindows)
            arguments.Add(request.OutputType == NativeOutputType.Executable ? "-fPIE" : "-fPIC");
        AddSanitizers(arguments, sanitizers);
        if (request.HideSymbols)
            arguments.Add("-fvisibility=hidden");
        if (request.LinkTimeOptimization && request.Target.IsElf)
            arguments.Add("-flto");
        AddStandard(arguments, request, source.Language);
        AddPathMaps(arguments, request, zig);
        arguments.Add("-fno-color-diagnostics");
        AddWarnings(arguments, source.WarningLevel, request.WarningsAsErrors);
        arguments.AddRange(request.Defines.Concat(source.Defines).Select(define => $"-D{define}"));
        arguments.AddRange(source.IncludePaths.Select(path => $"-I{path}"));
        foreach (var include in request.IncludePaths)
            arguments.AddRange([Flag(include.Kind), include.Path]);
        arguments.AddRange(Driver(source.Language) == "c++" ? request.CxxFlags : request.CFlags);
        arguments.AddRange(source.Options);
        return arguments;
    }

    /// <summary>The language that an extension stands for, or null.</summary>
    public static SourceLanguage? Language(string path) => Path.GetExtension(path) switch
    {
        ".c" => SourceLanguage.C,
        ".cc" or ".cpp" or ".cxx" or ".c++" or ".C" => SourceLanguage.Cxx,
        ".m" => SourceLanguage.ObjectiveC,
        ".mm" => SourceLanguage.ObjectiveCxx,
        ".S" or ".s" or ".sx" => SourceLanguage.Assembly,
        _ => null,
    };

    private static string DashX(SourceLanguage language) => language switch
    {
        SourceLanguage.C => "c",
        SourceLanguage.Cxx => "c++",
        SourceLanguage.ObjectiveC => "objective-c",
        SourceLanguage.ObjectiveCxx => "objective-c++",
        _ => "assembler-with-cpp",
    };

    private static string Flag(IncludeKind kind) => kind switch
    {
        IncludeKind.System => "-isystem",
        IncludeKind.After => "-idirafter",
        _ => "-I",
    };

    // zig traps on undefined behaviour unless told not to; C projects do not expect that of a compiler.
    private static void AddSanitizers(List<string> arguments, IReadOnlyList<string> sanitizers)
    {
        if (!sanitizers.Contains("undefined"))
            arguments.Add("-fno-sanitize=undefined");
        if (sanitizers.Count > 0)
            arguments.Add($"-fsanitize={string.Join(',', sanitizers)}");
    }

    private static void AddStandard(List<string> arguments, CompileRequest request, SourceLanguage language)
    {
        var standard = language switch
        {
            SourceLanguage.C or SourceLanguage.ObjectiveC => request.CStandard,
            SourceLanguage.Cxx or SourceLanguage.ObjectiveCxx => request.CxxStandard,
            _ => "",
        };
        if (standard.Length > 0)
            arguments.Add($"-std={standard}");
    }

    // The longer prefix comes last: clang takes the last map that matches.
    private static void AddPathMaps(List<string> arguments, CompileRequest request, ZigToolchain zig)
    {
        if (!request.MapPaths)
            return;
        arguments.Add($"-ffile-prefix-map={zig.LibDirectory}=zig");
        arguments.Add($"-ffile-prefix-map={request.ProjectDirectory.TrimEnd('/', '\\')}=.");
    }

    private static void AddWarnings(List<string> arguments, int level, bool asErrors)
    {
        if (level == 0)
            arguments.Add("-w");
        if (level >= 2)
            arguments.Add("-Wall");
        if (level >= 3)
            arguments.Add("-Wextra");
        if (level >= 4)
            arguments.Add("-Wpedantic");
        if (asErrors)
            arguments.Add("-Werror");
    }
}
