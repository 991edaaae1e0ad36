namespace Native.Execution;

/// <summary>Finds programs as a shell does.</summary>
internal static class SearchPath
{
    /// <summary>Full path of the first of <paramref name="names"/> that is a file itself or in a folder of <paramref name="path"/> (<c>PATH</c>); null where none is.</summary>
    public static string? Find(string? path, params IEnumerable<string> names)
    {
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd", ""] : [""];
        var folders = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Prepend("").ToList();
        return names.SelectMany(name => folders.SelectMany(folder => extensions.Select(extension => Path.Combine(folder, name + extension))))
            .FirstOrDefault(file => Path.IsPathRooted(file) && File.Exists(file));
    }
}
