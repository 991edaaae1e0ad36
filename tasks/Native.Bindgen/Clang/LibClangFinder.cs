using Native.Core.Bindings;

namespace Native.Bindgen.Clang;

/// <summary>Finds the libclang files of this machine.</summary>
internal static class LibClangFinder
{
    /// <summary>
    /// Returns the libclang in <paramref name="named"/> (a file or a directory), or, if it is empty, the files in the usual directories of LLVM, with
    /// the newest version first, and those in <paramref name="packaged"/>, the directory of a package.
    /// </summary>
    public static IReadOnlyList<string> Find(string named, string packaged = "")
    {
        if (named.Length > 0)
            return File.Exists(named) ? [named] : LibClangCandidates.Newest(Files(named));
        return [.. LibClangCandidates.Newest(LibClangCandidates.UsualFolders.SelectMany(Expand).SelectMany(Files)), .. Files(packaged)];
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "libclang*").Where(path => LibClangCandidates.IsLibClang(path) && File.Exists(path))
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
