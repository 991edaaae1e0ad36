using Native.Core.Bindings;

namespace Native.Tasks.Shell;

/// <summary>Lists the libclang files of this machine; the program loads the first that it can use.</summary>
internal static class LibClangFinder
{
    /// <summary>What is named (a file or a folder) comes first, and alone; else the newest of LLVM's usual folders.</summary>
    public static IReadOnlyList<string> Find(params string?[] named)
    {
        foreach (var path in named.OfType<string>().Where(path => path.Length > 0))
            return File.Exists(path) ? [path] : [.. LibClangCandidates.Newest(Files(path))];
        return LibClangCandidates.Newest(LibClangCandidates.UsualFolders.SelectMany(Expand).SelectMany(Files));
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "libclang*").Where(LibClangCandidates.IsLibClang)
        : [];

    private static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('/');
        var at = Array.FindIndex(parts, part => part.Contains('*'));
        if (at < 0)
            return [pattern];
        var parent = string.Join('/', parts[..at]);
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, parts[at]).Select(folder => string.Join('/', parts[(at + 1)..].Prepend(folder)))
            : [];
    }
}
