namespace Native.Core.IO;

/// <summary>Which files lie in which folder, by their full paths.</summary>
public static class FolderPath
{
    /// <summary>Whether a path lies below a folder, which need not end with a separator.</summary>
    public static bool Contains(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
