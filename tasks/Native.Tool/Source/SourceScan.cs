using Native.Bindgen.Clang;
using Native.Core.Bindings;

namespace Native.Tool;

/// <summary>Selects the sources of a library without a CMake project: those that compile, and that are not a program.</summary>
/// <param name="tree">The files of the library.</param>
/// <param name="targets">The targets; a source must compile for one of them.</param>
internal sealed class SourceScan(SourceTree tree, IReadOnlyList<BindgenTarget> targets)
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
        var finder = new IncludeFinder(tree, Read);
        var includes = finder.Folders(tree.Sources);
        var defines = HeaderMacros.Of(tree.Sources.Concat(tree.Headers).Select(Read), targets);
        string[] arguments = [.. includes.Select(path => $"-I{Path.Combine(tree.Root, path)}"), .. defines.Select(define => $"-D{define}")];
        // A file that another one includes is not compiled by itself.
        var included = tree.Sources.Where(source => tree.Sources.Any(other => other != source && Read(other).Contains($"\"{Path.GetFileName(source)}\"", StringComparison.Ordinal))).ToHashSet();
        var chosen = tree.Sources.Where(source => !included.Contains(source) && Compiles(source, arguments)).ToList();
        if (chosen.Count == 0)
            return null;
        var (patterns, excluded) = SourcePatterns.Of(chosen, [.. tree.Files.Where(file => file.EndsWith(".c", StringComparison.Ordinal))]);
        var own = new IncludeFinder(tree, Read);
        var paths = own.Folders(chosen.Concat(tree.Headers.Where(header => header.StartsWith("include/", StringComparison.Ordinal))));
        var libraries = own.Outside.SelectMany(name => s_libraries.GetValueOrDefault(name) ?? []).Distinct().ToList();
        return new(folder, patterns, excluded, WithPublic(paths), defines, libraries);
    }

    // The wrapper header needs a directory, even if sources find their headers next to them.
    private IReadOnlyList<string> WithPublic(IReadOnlyList<string> paths) => [.. paths.Concat(tree.Headers.Any(header => header.StartsWith("include/", StringComparison.Ordinal)) ? ["include"] : []).Distinct()];

    private bool Compiles(string source, IReadOnlyList<string> arguments)
    {
        foreach (var target in targets)
        {
            var path = Path.Combine(tree.Root, source);
            using var unit = TranslationUnit.Parse(path, Read(source), [.. target.Arguments, .. arguments, "-x", "c", "-Wno-everything"], path);
            if (unit.Root.Children().Exists(cursor => cursor.kind == CXCursorKind.CXCursor_FunctionDecl && cursor.Name() is "main" or "wmain" or "LLVMFuzzerTestOneInput"))
                return false;
            if (!unit.Messages().Exists(message => message.Severity >= CXDiagnosticSeverity.CXDiagnostic_Error))
                return true;
        }

        return false;
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(tree.Root, file));
}
