using Native.Core.Diagnostics;

namespace Native.Core.CMake;

/// <summary>Selects the libraries of a CMake project without <c>Targets</c>.</summary>
public static class CMakeDefaultTargets
{
    private static readonly string[] s_asides =
    [
        "test", "tests", "testing", "unittest", "unittests", "example", "examples", "sample", "samples", "demo", "demos", "bench", "benchmark", "benchmarks",
        "fuzz", "fuzzing",
    ];

    /// <summary>Returns true if a folder with this name contains tests, examples or benchmarks.</summary>
    public static bool IsAside(string folder) => s_asides.Contains(folder, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Selects the installed libraries of the default build or, if none is installed, those outside of folders for tests
    /// and examples. Prefers the static library if a shared one has the same sources, and omits libraries whose
    /// sources are a subset of another's. Reports NSDK3024 if there is no library, NSDK3029 if CMake did not read the script.
    /// </summary>
    public static IReadOnlyList<CMakeTarget> Choose(CMakeProject project, CMakeReply reply)
    {
        var built = CMakeProduct.Ours(project, reply, CMakeConsumerWriter.DefaultTarget).Dependencies;
        var candidates = reply.Targets.Where(target => target.IsLibrary && built.Contains(target.Id)).ToList();
        if (candidates.Count == 0)
            throw Missing(project, reply);
        candidates = Prefer(candidates, target => target.IsInstalled);
        candidates = Prefer(candidates, target => !target.Folder.Split('/', '\\').Any(IsAside));
        var sources = candidates.ToDictionary(target => target, target => Sources(reply, target));
        return
        [
            .. candidates.Where(target => !candidates.Exists(other => IsTwin(target, other, sources) || IsPart(target, other, sources))),
        ];
    }

    private static List<CMakeTarget> Prefer(List<CMakeTarget> targets, Func<CMakeTarget, bool> isBetter) =>
        targets.Where(isBetter).ToList() is { Count: > 0 } better ? better : targets;

    // Object libraries are compiled as part of the targets that use them.
    private static HashSet<string> Sources(CMakeReply reply, CMakeTarget target) =>
    [
        .. new[] { target }.Concat(reply.Targets.Where(other => other.Type == "OBJECT_LIBRARY" && target.Dependencies.Contains(other.Id)))
            .SelectMany(one => one.Compiled).Where(path => !path.EndsWith(".rc", StringComparison.OrdinalIgnoreCase)),
    ];

    // A file can be in only one of the forms, such as the entry point of a DLL.
    private static bool IsTwin(CMakeTarget shared, CMakeTarget other, Dictionary<CMakeTarget, HashSet<string>> sources) =>
        shared.Type == "SHARED_LIBRARY" && other.Type == "STATIC_LIBRARY" && sources[shared].Count > 0
        && sources[shared].Intersect(sources[other]).Count() * 4 >= Math.Max(sources[shared].Count, sources[other].Count) * 3
        && !Differ(shared.Defines, other.Defines);

    // libturbojpeg contains libjpeg. The same sources with other defines are a different library: pcre2-8, pcre2-16.
    private static bool IsPart(CMakeTarget part, CMakeTarget whole, Dictionary<CMakeTarget, HashSet<string>> sources) =>
        part.Type == "STATIC_LIBRARY" && whole.Type == "STATIC_LIBRARY" && sources[part].Count > 0
        && sources[part].IsProperSubsetOf(sources[whole]) && part.Defines.All(whole.Defines.Contains);

    // True if a macro has different values: WIDTH=8 and WIDTH=16.
    private static bool Differ(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Any(define => define.Contains('=')
        && !other.Contains(define) && other.Any(also => also.StartsWith(define[..(define.IndexOf('=') + 1)], StringComparison.Ordinal)));

    private static NativeException Missing(CMakeProject project, CMakeReply reply)
    {
        var libraries = CMakeProduct.Names(reply);
        return new(Diagnostic.Error("NSDK3024",
            $"The CMake project {project.Source} builds no library by default. Expected a library to link; "
            + (libraries.Length == 0 ? "the project has no libraries." : $"list the libraries to build in the metadata Targets. Available: {libraries}."), project.ListsFile));
    }
}
