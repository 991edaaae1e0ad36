using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Build;

/// <summary>
/// Compiles C, C++ or assembly for the target into an archive that is linked whole, as Rust's <c>cc::Build</c> does. What
/// did not change is not compiled again, and what was read makes the script stale.
/// </summary>
public sealed class CBuild
{
    private readonly List<string> _files = [];
    private readonly List<IncludePath> _includes = [];
    private readonly List<string> _defines = [];
    private readonly List<string> _flags = [];
    private string _standard = "";
    private int _warningLevel = 1;

    /// <summary>A file to compile. The language follows from its extension.</summary>
    public CBuild File(string path)
    {
        _files.Add(Full(path));
        return this;
    }

    /// <summary>Several files.</summary>
    public CBuild Files(params IEnumerable<string> paths)
    {
        _files.AddRange(paths.Select(Full));
        return this;
    }

    /// <summary>A folder to search for headers.</summary>
    public CBuild Include(string folder)
    {
        _includes.Add(new(Full(folder), IncludeKind.User));
        return this;
    }

    /// <summary>A macro.</summary>
    public CBuild Define(string name, string? value = null)
    {
        _defines.Add(value is null ? name : $"{name}={value}");
        return this;
    }

    /// <summary>A raw option of the compiler, after all others.</summary>
    public CBuild Flag(string flag)
    {
        _flags.Add(flag);
        return this;
    }

    /// <summary>The option, where the compiler takes it for the target.</summary>
    public CBuild FlagIfSupported(string flag) => IsFlagSupported(flag) ? Flag(flag) : this;

    /// <summary>What follows <c>-std=</c>: <c>c11</c>, or for C++ <c>c++17</c>.</summary>
    public CBuild Standard(string standard)
    {
        _standard = standard;
        return this;
    }

    /// <summary>0 for none, 1 for the compiler's own (the default), 2 to 4 for <c>-Wall</c>, <c>-Wextra</c>, <c>-Wpedantic</c>.</summary>
    public CBuild Warnings(int level)
    {
        _warningLevel = level;
        return this;
    }

    /// <summary>Whether the compiler takes an option for the target.</summary>
    public bool IsFlagSupported(string flag) => FeatureProbe.Compiles(Question(), ["-Werror", flag], "int main(void) { return 0; }\n");

    /// <summary>Whether a header is there for the target, with the folders of this build.</summary>
    public bool HasHeader(string header) => FeatureProbe.Compiles(Question(), [], $"#include <{header}>\n");

    /// <summary>Whether a function is declared by a header and defined by the C library, or a library of <paramref name="libraries"/>.</summary>
    public bool HasFunction(string function, string header, params string[] libraries) => FeatureProbe.Links(
        Question(), libraries, $"#include <{header}>\nvoid *native_probe(void);\nvoid *native_probe(void) {{ return (void *){function}; }}\nint main(void) {{ return native_probe() == 0; }}\n");

    /// <summary>Whether a header has a type.</summary>
    public bool HasType(string type, string header) =>
        FeatureProbe.Compiles(Question(), [], $"#include <{header}>\nint native_probe[sizeof({type}) > 0 ? 1 : -1];\n");

    /// <summary>The size of a type for the target, which need not be that for this machine; null where there is no such type.</summary>
    public int? SizeOf(string type, string? header = null) => FeatureProbe.Size(Question(), type, header);

    /// <summary>
    /// Compiles, and has the project linked with the result. Errors and warnings become those of the build, at their
    /// places; after an error the script ends with exit code 1.
    /// </summary>
    /// <param name="name">The name of the archive: <c>libNAME.a</c>, on Windows <c>NAME.lib</c>, in <c>OUT_DIR</c>.</param>
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

    private CompileRequest Question() => Instructions.OrEnd(() => Request("question", []));

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
                $"The source '{path}' does not exist. Create it, or correct the build script that names it."));
        var language = CompileArguments.Language(path) ?? throw new NativeException(Diagnostic.Error("NSDK2005",
            $"The language of '{path}' is not known from its extension. Expected .c, .cc, .cpp, .cxx, .m, .mm or .S."));
        return new(path, language, [], [], _flags, _warningLevel);
    }

    private static string Full(string path) => Path.GetFullPath(path, BuildContext.ProjectDirectory);
}

/// <summary>What <see cref="CBuild.Compile"/> made.</summary>
/// <param name="Archive">Full path of the archive.</param>
/// <param name="Objects">Full paths of its objects, in the order of the files.</param>
/// <param name="Compiled">How many of them were compiled now.</param>
public sealed record CBuildResult(string Archive, IReadOnlyList<string> Objects, int Compiled);
