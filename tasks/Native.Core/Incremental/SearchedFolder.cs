namespace Native.Core.Incremental;

/// <summary>
/// Names that were looked for in a folder and were not there: what is made from the files that were found instead is stale when
/// one of them appears.
/// </summary>
/// <param name="Path">Full path of the folder, which need not exist.</param>
/// <param name="Names">The names of the files, sorted, each once; one may have subfolders, with slashes: <c>sys/x.h</c>.</param>
public sealed record SearchedFolder(string Path, IReadOnlyList<string> Names)
{
    /// <summary>The missing files folder by folder, in the order of the letters.</summary>
    internal static IReadOnlyList<SearchedFolder> Of(IEnumerable<(string Folder, string Name)> missing) =>
    [
        .. missing.GroupBy(file => file.Folder, file => file.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SearchedFolder(group.Key, [.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];
}
