using Native.Core.Platform;

namespace Native.Core.IO;

/// <summary>Compares full paths of files and folders.</summary>
public static class FolderPath
{
    /// <summary>Returns true if a path is below a folder, with the case sensitivity of the file system. The folder need not end with a separator.</summary>
    public static bool Contains(string folder, string path) => Contains(folder, path, HostSystem.This.PathComparison);

    /// <summary>Returns true if a path is below a folder, with the specified comparison.</summary>
    public static bool Contains(string folder, string path, StringComparison comparison)
    {
        // On Windows, either path may contain slashes, as in the output of zig and CMake.
        path = path.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar);
        var start = Normalized(folder).AsSpan();
        // A root path keeps its separator.
        if (Path.EndsInDirectorySeparator(start))
            start = start[..^1];
        return path.Length > start.Length + 1 && path[start.Length] == Path.DirectorySeparatorChar && path.AsSpan(0, start.Length).Equals(start, comparison);
    }

    /// <summary>Returns true if two paths are equal, with the specified comparison. On Windows, either may contain slashes; one at the end does not count.</summary>
    public static bool AreEqual(string first, string second, StringComparison comparison) => Normalized(first).Equals(Normalized(second), comparison);

    /// <summary>
    /// Creates a set of full paths that compares paths as the file system does. On Windows, <c>obj/a.o</c> and <c>Obj\a.o</c> are equal.
    /// </summary>
    public static HashSet<string> Set(IEnumerable<string> paths, HostSystem? host = null) => new(paths.Select(Path.GetFullPath), (host ?? HostSystem.This).PathComparer);

    private static string Normalized(string path) =>
        Path.TrimEndingDirectorySeparator(path.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar));
}
