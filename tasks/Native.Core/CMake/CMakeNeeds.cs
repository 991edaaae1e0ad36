using Native.Core.Diagnostics;

namespace Native.Core.CMake;

/// <summary>Represents a CMake project and the projects that it needs.</summary>
/// <param name="Name">The item: <c>vendor/libpng</c>.</param>
/// <param name="Project">What is built.</param>
/// <param name="Needs">The needed projects, by item or folder name: <c>zlib</c>.</param>
public sealed record CMakeNeed(string Name, CMakeProject Project, IReadOnlyList<string> Needs);

/// <summary>Sorts CMake projects so that each is built after those that it needs.</summary>
public static class CMakeNeeds
{
    /// <summary>
    /// Returns the projects, each after those that it needs and otherwise in item order, with their prefixes.
    /// Reports NSDK3031 for a project that does not exist, NSDK3032 for a cycle.
    /// </summary>
    public static IReadOnlyList<CMakeProject> Order(IReadOnlyList<CMakeNeed> all)
    {
        var ordered = new List<CMakeNeed>();
        foreach (var one in all)
            Add(one, all, ordered, []);
        return [.. ordered.Select(one => one.Project with
        {
            IsInstalled = all.Any(other => Needed(other, all).Contains(one)),
            Needs = [.. ordered.Where(other => other != one && Closure(one, all).Contains(other)).Select(other => other.Project.Prefix)],
        })];
    }

    private static void Add(CMakeNeed one, IReadOnlyList<CMakeNeed> all, List<CMakeNeed> ordered, IReadOnlyList<CMakeNeed> open)
    {
        if (open.Contains(one))
            throw new NativeException(Diagnostic.Error("NSDK3032",
                $"The CMake projects {string.Join(" → ", open.SkipWhile(other => other != one).Append(one).Select(other => $"'{other.Name}'"))} depend on each other. "
                + "Expected no cycle; remove one of them from the metadata Needs of another.", one.Project.ListsFile));
        if (ordered.Contains(one))
            return;
        foreach (var other in Needed(one, all))
            Add(other, all, ordered, [.. open, one]);
        ordered.Add(one);
    }

    // MSBuild converts separators in an Include, but not in metadata values.
    private static bool IsSame(string one, string other) => Slashes(one) == Slashes(other);

    private static string Slashes(string path) => path.Replace('\\', '/').TrimEnd('/');

    private static HashSet<CMakeNeed> Closure(CMakeNeed one, IReadOnlyList<CMakeNeed> all) =>
        [one, .. Needed(one, all).SelectMany(other => Closure(other, all))];

    private static IEnumerable<CMakeNeed> Needed(CMakeNeed one, IReadOnlyList<CMakeNeed> all) => one.Needs.Select(name =>
        all.FirstOrDefault(other => IsSame(other.Name, name)) ?? all.FirstOrDefault(other => Path.GetFileName(other.Project.Source) == name)
        ?? throw new NativeException(Diagnostic.Error("NSDK3031",
            $"'{name}' in the metadata Needs of '{one.Name}' is not the path or directory name of another NativeCMakeProject item. Expected one of: {string.Join(", ", all.Where(other => other != one)
                .Select(other => Path.GetFileName(other.Project.Source)).DefaultIfEmpty("(there is no other item)"))}.", one.Project.ListsFile)));
}
