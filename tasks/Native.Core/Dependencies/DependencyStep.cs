using Native.Core.Incremental;

namespace Native.Core.Dependencies;

/// <summary>What became of the dependencies, as the state of a step: the items that the build uses, and what decided.</summary>
public static class DependencyStep
{
    /// <summary>
    /// The items, of type <c>Library</c>, <c>SearchPath</c>, <c>Include</c> and so on; for each dependency one of type <c>State</c>, which says where it comes from.
    /// </summary>
    public static IReadOnlyList<StepItem> Items(Resolution resolution) =>
    [
        .. resolution.Dependencies.Select(State),
        .. resolution.Items.Select(Item),
    ];

    /// <summary>The files, folders and variables that decided.</summary>
    public static IEnumerable<(InputKind Kind, string Name)> Inputs(Resolution resolution, IEnumerable<string> variables) =>
    [
        .. resolution.Files.Select(file => (InputKind.File, file)),
        .. resolution.Folders.Select(folder => StepInput.NamesIn(folder, "*.pc")),
        .. variables.Select(name => (InputKind.Variable, name)),
    ];

    /// <summary>What a system library or a CMake project gives, as an item of a step.</summary>
    public static StepItem Item(DependencyItem item) => StepItem.Of($"{item.Type}", item.Value, ("Dependency", item.Dependency), ("Origin", item.Origin),
        ("Kind", item.Type is DependencyItemType.Library or DependencyItemType.Include ? item.Kind : ""),
        ("Value", item.Type is DependencyItemType.Metadata or DependencyItemType.Copy ? item.Kind : ""),
        ("WholeArchive", item.WholeArchive ? "true" : ""));

    /// <summary>What <see cref="Item"/> made an item of.</summary>
    public static DependencyItem Read(StepItem item)
    {
        var metadata = new Dictionary<string, string>(item.Metadata);
        string Text(string name) => metadata.GetValueOrDefault(name, "");
        return new(Enum.Parse<DependencyItemType>(item.Type), item.Include, Text("Dependency"), Text("Origin"), Text("Kind") + Text("Value"), Text("WholeArchive").Length > 0);
    }

    /// <summary>The shared libraries that a step copied next to ours; none where it has not run.</summary>
    public static IEnumerable<DependencyItem> Copies(StepState? state) =>
        state?.Items.Where(item => item.Type == nameof(DependencyItemType.Copy)).Select(Read) ?? [];

    private static StepItem State(ResolvedDependency resolved) => StepItem.Of("State", resolved.Dependency.Name, ("State", $"{resolved.State}"),
        ("Asked", resolved.Dependency.Version.Text), ("Version", resolved.Version), ("Origin", resolved.Origin), ("Reason", resolved.Reason));
}
