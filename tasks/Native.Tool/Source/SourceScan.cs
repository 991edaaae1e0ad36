using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.Compile;

namespace Native.Tool;

/// <summary>Represents what is known about sources before they are compiled.</summary>
/// <param name="Arguments">Arguments of the compiler for headers outside of the library.</param>
/// <param name="Options">Options of the compiler in the project.</param>
internal sealed record SourceContext(IReadOnlyList<string> Arguments, string Options)
{
    /// <summary>The macros; null if they follow from the sources.</summary>
    public IReadOnlyList<string>? Defines { get; init; }

    /// <summary>Include directories in addition to those that the sources need.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The headers that the build of the library creates.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];
}

/// <summary>Selects the sources of a library without a CMake project: those that compile, and that are not a program.</summary>
/// <param name="tree">The files of the library.</param>
/// <param name="targets">One target per system.</param>
/// <param name="given">What is known about the sources: macros, and the headers that the project contains.</param>
internal sealed class SourceScan(SourceTree tree, IReadOnlyList<BindgenTarget> targets, SourceContext given)
{
    private static readonly Dictionary<string, (string Name, string System)[]> s_libraries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["math.h"] = [("m", "linux")],
        ["pthread.h"] = [("pthread", "linux")],
        ["dlfcn.h"] = [("dl", "linux")],
        ["winsock2.h"] = [("ws2_32", "win")],
        ["bcrypt.h"] = [("bcrypt", "win")],
        ["wincrypt.h"] = [("crypt32", "win"), ("advapi32", "win")],
        ["iphlpapi.h"] = [("iphlpapi", "win")],
        ["psapi.h"] = [("psapi", "win")],
        ["userenv.h"] = [("userenv", "win")],
        ["shlwapi.h"] = [("shlwapi", "win")],
        ["dbghelp.h"] = [("dbghelp", "win")],
        ["mmsystem.h"] = [("winmm", "win")],
    };

    /// <summary>Returns the sources, or null if none is left. <paramref name="folder"/> is the prefix of the patterns.</summary>
    public SourcePlan? Find(string folder)
    {
        var finder = new IncludeFinder(tree, tree.Text, given.Absent);
        var includes = finder.Folders(tree.Sources).Union(given.Folders);
        var defines = given.Defines ?? HeaderMacros.Of(tree.Sources.Concat(tree.Headers).Select(tree.Text), targets);
        string[] arguments = [.. given.Arguments, .. includes.Select(path => $"-I{Path.Combine(tree.Root, path)}"), .. defines.Select(define => $"-D{define}")];
        // A file that another one includes is not compiled by itself.
        var names = tree.Sources.SelectMany(source => IncludeNames.Of(tree.Text(source)).Names).Select(name => Path.GetFileName(name.Name)).ToHashSet();
        var included = tree.Sources.Where(source => names.Contains(Path.GetFileName(source))).ToHashSet();
        var systems = tree.Sources.Where(source => !included.Contains(source)).Select(source => (Source: source, System: Systems(source, arguments))).Where(entry => entry.System is not null).ToList();
        var chosen = systems.Where(entry => entry.System!.Length == 0).Select(entry => entry.Source).ToList();
        if (systems.Count == 0)
            return null;
        var (patterns, excluded) = SourcePatterns.Of(chosen, [.. tree.Files.Where(file => file.EndsWith(".c", StringComparison.Ordinal))]);
        var own = new IncludeFinder(tree, tree.Text, given.Absent);
        var paths = own.Folders(systems.Select(entry => entry.Source).Concat(tree.Headers.Where(header => header.StartsWith("include/", StringComparison.Ordinal)))).Union(given.Folders).ToList();
        var libraries = own.Outside.SelectMany(name => s_libraries.GetValueOrDefault(name) ?? []).Distinct().ToList();
        return new(folder, patterns, excluded, WithPublic(paths), defines, libraries)
        {
            Options = given.Options,
            Conditional = [.. systems.Where(entry => entry.System!.Length > 0).Select(entry => (entry.Source, entry.System!))],
        };
    }

    // The wrapper header needs a directory, even if sources find their headers next to them.
    private IReadOnlyList<string> WithPublic(IReadOnlyList<string> paths) => [.. paths.Concat(tree.Headers.Any(header => header.StartsWith("include/", StringComparison.Ordinal)) ? ["include"] : []).Distinct()];

    // Returns the beginning of the RIDs for which a source compiles, with an exclamation mark for the others; empty for all, null for none and for programs.
    private string? Systems(string source, IReadOnlyList<string> arguments)
    {
        var compiled = targets.Select(target => Compiles(source, target, arguments)).ToList();
        if (compiled.Exists(result => result is null))
            return null;
        var names = targets.Where((_, i) => compiled[i] == true).Select(target => HeaderTargets.System(target.Rid)).Distinct().ToList();
        // A source of the library with an error on one Unix is not a source of the other systems, so the build must report the error.
        return names.Count == targets.Count ? "" : names switch { [] => null, [var only] => only, _ => names.Contains("win") ? "" : "!win" };
    }

    // Returns null for a program.
    private bool? Compiles(string source, BindgenTarget target, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(tree.Root, source);
        using var unit = TranslationUnit.Parse(path, tree.Text(source), [.. target.Arguments, .. arguments, "-x", "c", "-Wno-everything"], path);
        if (unit.Root.Children().Exists(cursor => cursor.kind == CXCursorKind.CXCursor_FunctionDecl && cursor.Name() is "main" or "wmain" or "LLVMFuzzerTestOneInput"))
            return null;
        return !unit.Messages().Exists(message => message.Severity >= CXDiagnosticSeverity.CXDiagnostic_Error);
    }
}
