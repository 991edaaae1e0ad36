using Native.Core.Dependencies;

namespace Native.Core.CMake;

/// <summary>What a CMake project gives to ours, as items.</summary>
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
}
