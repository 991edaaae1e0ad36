namespace Native.Execution;

/// <summary>Replaces a directory with all its files, so that no process sees a part of them.</summary>
internal static class FolderWriter
{
    /// <summary>
    /// Fills a temporary directory next to <paramref name="folder"/>, and renames it. A directory with the same files is not touched. If the process is killed
    /// before the directory is renamed, it is missing, and never incomplete.
    /// </summary>
    /// <param name="folder">The full path.</param>
    /// <param name="fill">Writes the files into the directory that it gets.</param>
    /// <param name="cancelled">Cancels the wait for files that other processes have open.</param>
    public static void Replace(string folder, Action<string> fill, CancellationToken cancelled = default)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(temporary);
            fill(temporary);
            if (AreEqual(temporary, folder))
                return;
            FileChanges.Disk.DeleteFolder(folder, cancelled);
            FileChanges.Disk.MoveFolder(temporary, folder, cancelled);
        }
        finally
        {
            FileChanges.Disk.DeleteFolder(temporary, CancellationToken.None);
        }
    }

    private static bool AreEqual(string one, string other)
    {
        var (ones, others) = (Names(one), Names(other));
        return ones.SequenceEqual(others)
            && ones.All(name => File.ReadAllBytes(Path.Combine(one, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))));
    }

    private static List<string> Names(string folder) =>
        [.. new DiskFileReader().Below(folder).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
}
