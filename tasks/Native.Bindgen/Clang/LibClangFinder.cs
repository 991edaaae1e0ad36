using Native.Core.Bindings;

namespace Native.Bindgen.Clang;

/// <summary>Lists the libclang files of this machine, best first.</summary>
internal static class LibClangFinder
{
    /// <summary>What is named (a file or a folder) comes first, and alone; else the newest of LLVM's usual folders.</summary>
    public static IReadOnlyList<string> Find(string named)
    {
        if (named.Length > 0)
            return File.Exists(named) ? [named] : LibClangCandidates.Newest(Files(named));
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
