using Native.Core.Incremental;
using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>Converts resolved dependencies to the items and inputs of a step.</summary>
public static class DependencyStep
{
    /// <summary>
    /// Returns items of type <c>Library</c>, <c>SearchPath</c>, <c>Include</c> and so on, and one item of type <c>State</c> per dependency.
    /// Items of type <c>Copy</c> are files in <paramref name="outputFolder"/>; their origin is the file to copy.
    /// </summary>
    public static IReadOnlyList<StepItem> Items(Resolution resolution, string outputFolder) =>
    [
        .. resolution.Dependencies.Select(resolved => State(resolved, [.. resolution.Items.Where(item => item.Dependency == resolved.Dependency.Name)])),
        .. resolution.Items.Select(item => Item(item.Type == DependencyItemType.Copy ? Copied(item, outputFolder) : item)),
    ];

    /// <summary>Returns the files, folders and variables that the result depends on.</summary>
    public static IEnumerable<(InputKind Kind, string Name)> Inputs(Resolution resolution, IEnumerable<string> variables) =>
    [
        .. resolution.Files.Select(file => (InputKind.File, file)),
        .. resolution.Folders.Select(folder => StepInput.NamesIn(folder, "*.pc")),
        .. variables.Select(name => (InputKind.Variable, name)),
    ];

    /// <summary>Returns a library and its copy.</summary>
    public static IEnumerable<(InputKind Kind, string Name)> Inputs(DependencyItem copy) => [(InputKind.File, copy.Origin), (InputKind.File, copy.Value)];

    /// <summary>Converts an item of a system library or a CMake project to a step item.</summary>
    public static StepItem Item(DependencyItem item) => StepItem.Of($"{item.Type}", item.Value, ("Dependency", item.Dependency), ("Origin", item.Origin),
        ("Kind", item.Type is DependencyItemType.Library or DependencyItemType.Include ? item.Kind : ""),
        ("Value", item.Type == DependencyItemType.Metadata ? item.Kind : ""),
        ("WholeArchive", item.WholeArchive ? "true" : ""));

    /// <summary>Reads a step item that <see cref="Item"/> created.</summary>
    public static DependencyItem Read(StepItem item)
    {
        var metadata = new Dictionary<string, string>(item.Metadata);
        string Text(string name) => metadata.GetValueOrDefault(name, "");
        return new(Enum.Parse<DependencyItemType>(item.Type), item.Include, Text("Dependency"), Text("Origin"), Text("Kind") + Text("Value"), Text("WholeArchive").Length > 0);
    }

    /// <summary>Returns the shared libraries that a step copied next to the project's library.</summary>
    public static IReadOnlyList<DependencyItem> Copies(IEnumerable<StepItem> items) =>
        [.. items.Where(item => item.Type == nameof(DependencyItemType.Copy)).Select(Read)];

    private static DependencyItem Copied(DependencyItem item, string outputFolder) =>
        item with { Value = Path.Combine(outputFolder, item.Kind), Origin = item.Value, Kind = "" };

    private static StepItem State(ResolvedDependency resolved, IReadOnlyList<DependencyItem> items) => StepItem.Of("State", resolved.Dependency.Name, ("State", $"{resolved.State}"),
        ("Asked", resolved.Dependency.Version.Text), ("Version", resolved.Version), ("Origin", resolved.Origin), ("Reason", resolved.Reason),
        ("IsExternal", IsExternal(items) ? "true" : ""));

    // A static library is part of the project's library, and a copy is next to it. Any other shared library must be installed on the machine that runs the app.
    private static bool IsExternal(IReadOnlyList<DependencyItem> items) =>
        items.Count(item => item.Type == DependencyItemType.Library && item.Kind == nameof(LibraryKind.Shared)) > items.Count(item => item.Type == DependencyItemType.Copy);
}
