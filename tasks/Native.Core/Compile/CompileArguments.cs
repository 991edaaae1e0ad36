using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Compile;

/// <summary>Creates the options of a source that clang and gcc share: those of the project, of the file, and last the raw options.</summary>
public static class CompileArguments
{
    /// <summary>Returns the options, from <c>-O</c> to the options of the file.</summary>
    public static IReadOnlyList<string> For(CompileRequest request, SourceFile source)
    {
        var arguments = new List<string> { $"-O{request.Properties.Optimization}", request.DebugInformation ? "-g" : "-g0" };
        if (!request.Target.IsWindows)
            arguments.Add(request.OutputType == NativeOutputType.Executable ? "-fPIE" : "-fPIC");
        if (request.Properties.List(PropertySchema.NativeSanitizers) is { Count: > 0 } sanitizers)
            arguments.Add($"-fsanitize={string.Join(',', sanitizers)}");
        if (request.Properties.HideSymbols)
            arguments.Add("-fvisibility=hidden");
        if (request.Properties.Flag(PropertySchema.NativeLto) && request.Target.IsElf)
            arguments.Add("-flto");
        AddStandard(arguments, request, source.Language);
        arguments.AddRange(request.PathNames.Select(name => name.Argument));
        AddWarnings(arguments, request, source.WarningLevel);
        arguments.AddRange(request.Defines.Concat(source.Defines).Select(define => $"-D{define}"));
        arguments.AddRange(source.IncludePaths.Select(path => $"-I{path}"));
        arguments.AddRange(request.IncludePaths.Select(include => Flag(include.Kind) + include.Path));
        arguments.AddRange(IsCxx(source.Language) ? request.CxxFlags : request.CFlags);
        arguments.AddRange(source.Options);
        return arguments;
    }

    /// <summary>Returns the language for an extension, or null.</summary>
    public static SourceLanguage? Language(string path) => Path.GetExtension(path) switch
    {
        ".c" => SourceLanguage.C,
        ".cc" or ".cpp" or ".cxx" or ".c++" or ".C" => SourceLanguage.Cxx,
        ".m" => SourceLanguage.ObjectiveC,
        ".mm" => SourceLanguage.ObjectiveCxx,
        ".S" or ".s" or ".sx" => SourceLanguage.Assembly,
        _ => null,
    };

    /// <summary>Returns true if the language requires the C++ compiler.</summary>
    public static bool IsCxx(SourceLanguage language) => language is SourceLanguage.Cxx or SourceLanguage.ObjectiveCxx;

    // Flag and path are one argument, because build systems merge equal options and would drop the flag.
    private static string Flag(IncludeKind kind) => kind switch
    {
        IncludeKind.System => "-isystem",
        IncludeKind.After => "-idirafter",
        _ => "-I",
    };

    private static void AddStandard(List<string> arguments, CompileRequest request, SourceLanguage language)
    {
        var standard = language switch
        {
            SourceLanguage.C or SourceLanguage.ObjectiveC => request.Properties.Text(PropertySchema.NativeCStandard),
            SourceLanguage.Cxx or SourceLanguage.ObjectiveCxx => request.Properties.Text(PropertySchema.NativeCxxStandard),
            _ => "",
        };
        if (standard.Length > 0)
            arguments.Add($"-std={standard}");
    }

    private static void AddWarnings(List<string> arguments, CompileRequest request, int level)
    {
        if (level == 0)
            arguments.Add("-w");
        if (level >= 2)
            arguments.Add("-Wall");
        if (level >= 3)
            arguments.Add("-Wextra");
        if (level >= 4)
            arguments.Add("-Wpedantic");
        if (!request.Properties.Flag(PropertySchema.NativeTreatWarningsAsErrors))
            return;
        arguments.Add("-Werror");
        // MSBuild cannot suppress warnings that are errors. Compilers do not support all warning names of other compilers.
        if (request.SilencedWarnings.Count > 0)
            arguments.Add("-Wno-unknown-warning-option");
        arguments.AddRange(request.SilencedWarnings.Select(name => $"-Wno-{name}"));
        arguments.AddRange(request.WarningsNotAsErrors.Select(name => $"-Wno-error={name}"));
    }
}
