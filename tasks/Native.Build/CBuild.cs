using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Build;

/// <summary>
/// Compiles C, C++ or assembly for the target into a static library, as Rust's <c>cc::Build</c> does. The project links every object of it. Files
/// that did not change are not compiled again, and a change of any file that was read makes the script stale.
/// </summary>
public sealed class CBuild
{
    private readonly List<string> _files = [];
    private readonly List<IncludePath> _includes = [];
    private readonly List<string> _defines = [];
    private readonly List<string> _flags = [];
    private string _standard = "";
    private int _warningLevel = 1;

    /// <summary>Adds a file to compile. Its extension determines the language.</summary>
    public CBuild File(string path)
    {
        _files.Add(Full(path));
        return this;
    }

    /// <summary>Adds files to compile.</summary>
    public CBuild Files(params IEnumerable<string> paths)
    {
        _files.AddRange(paths.Select(Full));
        return this;
    }

    /// <summary>Adds a directory to search for headers.</summary>
    public CBuild Include(string folder)
    {
        _includes.Add(new(Full(folder), IncludeKind.User));
        return this;
    }

    /// <summary>Defines a preprocessor macro.</summary>
    public CBuild Define(string name, string? value = null)
    {
        _defines.Add(value is null ? name : $"{name}={value}");
        return this;
    }

    /// <summary>Adds a compiler option after all others.</summary>
    public CBuild Flag(string flag)
    {
        _flags.Add(flag);
        return this;
    }

    /// <summary>Adds a compiler option if the compiler accepts it for the target.</summary>
    public CBuild FlagIfSupported(string flag) => IsFlagSupported(flag) ? Flag(flag) : this;

    /// <summary>Sets the language standard, the value of <c>-std=</c>: <c>c11</c>, or for C++ <c>c++17</c>.</summary>
    public CBuild Standard(string standard)
    {
        _standard = standard;
        return this;
    }

    /// <summary>
    /// Sets the warning level: 0 for no warnings, 1 for the compiler's defaults (the default), 2 to 4 for <c>-Wall</c>, <c>-Wextra</c>,
    /// <c>-Wpedantic</c>.
    /// </summary>
    public CBuild Warnings(int level)
    {
        _warningLevel = level;
        return this;
    }

    /// <summary>True if the compiler accepts an option for the target.</summary>
    public bool IsFlagSupported(string flag) => FeatureProbe.Compiles(ProbeRequest(), ["-Werror", flag], "int main(void) { return 0; }\n");

    /// <summary>True if a header exists for the target, searched in the directories of this build.</summary>
    public bool HasHeader(string header) => FeatureProbe.Compiles(ProbeRequest(), [], $"#include <{header}>\n");

    /// <summary>True if a header declares a function, and the C library or one of <paramref name="libraries"/> defines it.</summary>
    public bool HasFunction(string function, string header, params string[] libraries) => FeatureProbe.Links(
        ProbeRequest(), libraries, $"#include <{header}>\nvoid *native_probe(void);\nvoid *native_probe(void) {{ return (void *){function}; }}\nint main(void) {{ return native_probe() == 0; }}\n");

    /// <summary>True if a header declares a type.</summary>
    public bool HasType(string type, string header) =>
        FeatureProbe.Compiles(ProbeRequest(), [], $"#include <{header}>\nint native_probe[sizeof({type}) > 0 ? 1 : -1];\n");

    /// <summary>
    /// Returns the size of a type in bytes for the target, which can differ from the size on this machine; null if the type does not exist.
    /// </summary>
    public int? SizeOf(string type, string? header = null) => FeatureProbe.Size(ProbeRequest(), type, header);

    /// <summary>
    /// Compiles the files and links the project with the result. The build reports errors and warnings with their source locations. After an error,
    /// the script ends with exit code 1.
    /// </summary>
    /// <param name="name">The name of the static library: <c>libNAME.a</c>, on Windows <c>NAME.lib</c>, in <c>OUT_DIR</c>.</param>
    public CBuildResult Compile(string name) => Instructions.OrEnd(() =>
    {
        var request = Request(name, [.. _files.Distinct().Select(Source)]);
        if (new CCompiler(request, name).Run() is not { } result)
            return null;
        Rerun.IfChangedElsewhere(FeatureProbe.Read);
        Rerun.IfEnvChanged([.. Variables().Names, .. Toolchain.RecordedNames]);
        Link.Library(result.Archive, LinkKind.WholeStatic);
        if (request.Sources.Any(source => CompileArguments.IsCxx(source.Language)))
            Link.CxxRuntime();
        return result;
    });

    private CompileRequest ProbeRequest() => Instructions.OrEnd(() => Request("probe", []));

    private CompileRequest Request(string name, IReadOnlyList<SourceFile> sources)
    {
        var variables = Variables();
        var common = CommandLine.Split(variables.Get("CPPFLAGS"), HostSystem.This);
        var request = new CompileRequest
        {
            Target = NativeTarget.Current.Row,
            ProjectDirectory = BuildContext.ProjectDirectory,
            ObjectDirectory = Path.Combine(BuildContext.OutDirectory, $"{name}.objects"),
            OutputType = Core.Platform.NativeOutputType.SharedLibrary,
            Sources = sources,
            IncludePaths = _includes,
            Defines = _defines,
            Properties = PropertyValues.Of(
                (PropertySchema.NativeOptimization, BuildContext.OptimizationLevel),
                (_standard.Contains("++", StringComparison.Ordinal) ? PropertySchema.NativeCxxStandard : PropertySchema.NativeCStandard, _standard)),
            MacOSSdk = Toolchain.MacOSSdk,
            DebugInformation = BuildContext.IsDebugging,
            CFlags = [.. common, .. CommandLine.Split(variables.Get("CFLAGS"), HostSystem.This)],
            CxxFlags = [.. common, .. CommandLine.Split(variables.Get("CXXFLAGS"), HostSystem.This)],
            RerunInputs = Toolchain.Recorded,
        };
        return BuildContext.IsDebugging ? request : request.WithMappedPaths(MachineFolders.Find(Environment.GetEnvironmentVariable));
    }

    private static BuildVariables Variables() => Toolchain.Variables("CPPFLAGS", "CFLAGS", "CXXFLAGS", "CC", "CXX", "AR");

    private SourceFile Source(string path)
    {
        if (TrackableName.Refuse(_includes.Select(include => include.Path).Prepend(path)) is { } refusal)
            throw new NativeException(refusal);
        if (!System.IO.File.Exists(path))
            throw new NativeException(Diagnostic.Error("NSDK2004",
                $"The source file '{path}' does not exist. Create it, or correct the build script that names it."));
        var language = CompileArguments.Language(path) ?? throw new NativeException(Diagnostic.Error("NSDK2005",
            $"The extension of '{path}' does not determine its language. Expected .c, .cc, .cpp, .cxx, .m, .mm or .S."));
        return new(path, language, [], [], _flags, _warningLevel);
    }

    private static string Full(string path) => Path.GetFullPath(path, BuildContext.ProjectDirectory);
}

/// <summary>Represents the result of <see cref="CBuild.Compile"/>.</summary>
/// <param name="Archive">The full path of the static library.</param>
/// <param name="Objects">The full paths of the object files, in the order of the source files.</param>
/// <param name="Compiled">The number of files that this call compiled.</param>
public sealed record CBuildResult(string Archive, IReadOnlyList<string> Objects, int Compiled);
