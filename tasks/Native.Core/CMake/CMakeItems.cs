using Native.Core.Dependencies;
using Native.Core.Link;

namespace Native.Core.CMake;

/// <summary>
/// What a CMake project gives to ours, as items and as the lines of <c>items.txt</c>:
/// <c>dependency|kind|whole archive|origin|type|number|value</c>. The number tells equal lines apart.
/// </summary>
public static class CMakeItems
{
    /// <summary>The items of <paramref name="product"/>, with shared libraries where <paramref name="shared"/> says that they were copied to.</summary>
    public static IReadOnlyList<DependencyItem> Of(CMakeProject project, CMakeProduct product, IReadOnlyDictionary<string, string> shared)
    {
        DependencyItem Item(DependencyItemType type, string value) => new(type, value, project.FallbackFor, project.ListsFile);
        return
        [
            .. product.Libraries.Select(library => Item(DependencyItemType.Library, shared.GetValueOrDefault(library.Name, library.Name)) with
            {
                Kind = $"{library.Kind}",
                WholeArchive = library.WholeArchive,
            }),
            .. product.SearchPaths.Select(path => Item(DependencyItemType.SearchPath, path)),
            .. product.IncludePaths.Select(path => Item(DependencyItemType.Include, path)),
            .. product.Defines.Select(define => Item(DependencyItemType.Define, define)),
            .. shared.Values.Select(path => Item(DependencyItemType.Copy, path)),
            .. product.HasCxx ? (DependencyItem[])[Item(DependencyItemType.CxxRuntime, "true")] : [],
        ];
    }

    /// <summary>The text of <c>items.txt</c>.</summary>
    public static string Write(IEnumerable<DependencyItem> items) => string.Concat(items.Select((item, i) =>
        $"{item.Dependency}|{item.Kind}|{(item.WholeArchive ? "true" : "")}|{item.Origin}|{item.Type}|{i}|{item.Value}\n"));

    /// <summary>Reads <see cref="Write"/>'s form.</summary>
    public static IReadOnlyList<DependencyItem> Read(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 7)).Select(parts =>
            new DependencyItem(Enum.Parse<DependencyItemType>(parts[4]), parts[6], parts[0], parts[3], parts[1], parts[2].Length > 0)),
    ];
}
