using Native.Core.Incremental;

namespace Native.Core.Dependencies;

/// <summary>What became of the dependencies, as the state of a step: the items that the build uses, and what decided.</summary>
public static class DependencyStep
{
    /// <summary>
    /// The items, of type <c>Library</c>, <c>SearchPath</c>, <c>Include</c> and so on; for each dependency one of type <c>State</c>, which says where it comes from.
    /// Those of type <c>Copy</c> are files of <paramref name="outputFolder"/>, with the file to copy as their origin.
    /// </summary>
    public static IReadOnlyList<StepItem> Items(Resolution resolution, string outputFolder) =>
    [
        .. resolution.Dependencies.Select(State),
        .. resolution.Items.Select(item => Item(item.Type == DependencyItemType.Copy ? Copied(item, outputFolder) : item)),
    ];

    /// <summary>The files, folders and variables that decided.</summary>
    public static IEnumerable<(InputKind Kind, string Name)> Inputs(Resolution resolution, IEnumerable<string> variables) =>
    [
        .. resolution.Files.Select(file => (InputKind.File, file)),
        .. resolution.Folders.Select(folder => StepInput.NamesIn(folder, "*.pc")),
        .. variables.Select(name => (InputKind.Variable, name)),
    ];

    /// <summary>A library that is copied, and its copy.</summary>
    public static IEnumerable<(InputKind Kind, string Name)> Inputs(DependencyItem copy) => [(InputKind.File, copy.Origin), (InputKind.File, copy.Value)];

    /// <summary>What a system library or a CMake project gives, as an item of a step.</summary>
    public static StepItem Item(DependencyItem item) => StepItem.Of($"{item.Type}", item.Value, ("Dependency", item.Dependency), ("Origin", item.Origin),
        ("Kind", item.Type is DependencyItemType.Library or DependencyItemType.Include ? item.Kind : ""),
        ("Value", item.Type == DependencyItemType.Metadata ? item.Kind : ""),
        ("WholeArchive", item.WholeArchive ? "true" : ""));

    /// <summary>What <see cref="Item"/> made an item of.</summary>
    public static DependencyItem Read(StepItem item)
    {
        var metadata = new Dictionary<string, string>(item.Metadata);
        string Text(string name) => metadata.GetValueOrDefault(name, "");
        return new(Enum.Parse<DependencyItemType>(item.Type), item.Include, Text("Dependency"), Text("Origin"), Text("Kind") + Text("Value"), Text("WholeArchive").Length > 0);
    }

    /// <summary>The shared libraries that a step copied next to ours.</summary>
    public static IReadOnlyList<DependencyItem> Copies(IEnumerable<StepItem> items) =>
        [.. items.Where(item => item.Type == nameof(DependencyItemType.Copy)).Select(Read)];

    private static DependencyItem Copied(DependencyItem item, string outputFolder) =>
        item with { Value = Path.Combine(outputFolder, item.Kind), Origin = item.Value, Kind = "" };

    private static StepItem State(ResolvedDependency resolved) => StepItem.Of("State", resolved.Dependency.Name, ("State", $"{resolved.State}"),
        ("Asked", resolved.Dependency.Version.Text), ("Version", resolved.Version), ("Origin", resolved.Origin), ("Reason", resolved.Reason));
}
