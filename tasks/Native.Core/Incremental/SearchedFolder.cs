namespace Native.Core.Incremental;

/// <summary>
/// Represents names that a search did not find in a folder. Outputs that depend on the search become stale when
/// one of the files appears.
/// </summary>
/// <param name="Path">Full path of the folder, which need not exist.</param>
/// <param name="Names">The distinct names of the files, sorted; a name can contain subfolders, with slashes: <c>sys/x.h</c>.</param>
public sealed record SearchedFolder(string Path, IReadOnlyList<string> Names)
{
    /// <summary>Groups missing files by folder, in alphabetical order.</summary>
    internal static IReadOnlyList<SearchedFolder> Of(IEnumerable<string> missing) =>
    [
        .. missing.GroupBy(file => System.IO.Path.GetDirectoryName(file) ?? "", file => System.IO.Path.GetFileName(file), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SearchedFolder(group.Key, [.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];
}
