namespace Native.Tool;

/// <summary>Describes a set of files by patterns, as a person writes them.</summary>
internal static class SourcePatterns
{
    private const int MostFolders = 4;

    /// <summary>Returns patterns that match <paramref name="chosen"/>, and the files and directories to exclude, out of <paramref name="all"/>.</summary>
    public static (IReadOnlyList<string> Patterns, IReadOnlyList<string> Excluded) Of(IReadOnlyList<string> chosen, IReadOnlyList<string> all)
    {
        if (chosen.Count <= 2)
            return (chosen, []);
        var folders = chosen.Select(SourceTree.Folder).Distinct().ToList();
        if (folders.Count <= MostFolders)
            return ([.. folders.Select(folder => SourceTree.Join(folder, "*.c"))], [.. all.Where(file => folders.Contains(SourceTree.Folder(file))).Except(chosen)]);
        var root = Common(folders);
        var others = all.Where(file => root.Length == 0 || file.StartsWith($"{root}/", StringComparison.Ordinal)).Except(chosen).ToList();
        return ([SourceTree.Join(root, "**/*.c")], [.. others.Select(file => Unused(file, root, chosen)).Distinct()]);
    }

    // The highest directory that contains no chosen file, or the file.
    private static string Unused(string file, string root, IReadOnlyList<string> chosen)
    {
        for (var end = file.IndexOf('/', root.Length + (root.Length > 0 ? 1 : 0)); end > 0; end = file.IndexOf('/', end + 1))
        {
            if (!chosen.Any(other => other.StartsWith(file[..(end + 1)], StringComparison.Ordinal)))
                return $"{file[..end]}/**";
        }

        return file;
    }

    private static string Common(IReadOnlyList<string> folders)
    {
        var first = folders[0].Split('/');
        var count = Enumerable.Range(0, first.Length + 1).Last(count => count == 0 || folders.All(folder => $"{folder}/".StartsWith($"{string.Join('/', first[..count])}/", StringComparison.Ordinal)));
        return string.Join('/', first[..count]);
    }
}
