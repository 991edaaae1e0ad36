using Native.Core.Platform;

namespace Native.Core.IO;

/// <summary>Which files lie in which folder, by their full paths.</summary>
public static class FolderPath
{
    /// <summary>Whether a path is below a folder, which need not end with a separator; names are compared as the file system does.</summary>
    public static bool Contains(string folder, string path) => Contains(folder, path, HostSystem.This.PathComparison);

    /// <summary>The same with another comparison.</summary>
    public static bool Contains(string folder, string path, StringComparison comparison)
    {
        // On Windows both parts of a comparison may have slashes: zig and CMake print them.
        path = path.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar);
        var start = Path.TrimEndingDirectorySeparator(folder.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar).AsSpan());
        // A root keeps its separator.
        if (Path.EndsInDirectorySeparator(start))
            start = start[..^1];
        return path.Length > start.Length + 1 && path[start.Length] == Path.DirectorySeparatorChar && path.AsSpan(0, start.Length).Equals(start, comparison);
    }

    /// <summary>
    /// Paths to compare with those that a folder has: full ones, of which those are the same that name one file. On Windows <c>obj/a.o</c> and <c>Obj\a.o</c> do.
    /// </summary>
    public static HashSet<string> Set(IEnumerable<string> paths, HostSystem? host = null) => new(paths.Select(Path.GetFullPath), (host ?? HostSystem.This).PathComparer);
}
