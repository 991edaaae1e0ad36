using Native.Core.Dependencies;

namespace Native.Core.CMake;

/// <summary>Creates the items of a CMake project.</summary>
public static class CMakeItems
{
    /// <summary>Returns the items of <paramref name="product"/>, with shared libraries at the paths to which <paramref name="shared"/> maps them.</summary>
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
}
