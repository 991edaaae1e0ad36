namespace Native.Execution;

/// <summary>Writes files atomically, so that no process reads an incomplete file and a failed write leaves nothing behind.</summary>
internal static class FileWriter
{
    /// <summary>Writes a temporary file and renames it.</summary>
    public static void Write(string path, string text, bool executable = false, FileChanges? changes = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Through($"{path}.{Guid.NewGuid():N}.tmp", path, changes ?? FileChanges.Disk, default, temporary =>
        {
            File.WriteAllText(temporary, text);
            if (executable)
                FileModes.Set(temporary, executable);
        });
    }

    /// <summary>
    /// Writes through <paramref name="temporary"/>, which is in a scratch directory on the same disk. The directory of <paramref name="path"/> must
    /// exist.
    /// </summary>
    public static void WriteThrough(string temporary, string path, string text, CancellationToken cancelled = default) =>
        Through(temporary, path, FileChanges.Disk, cancelled, file => File.WriteAllText(file, text));

    /// <summary>Copies a file through a temporary file. A file with the same content is not touched.</summary>
    public static void CopyIfDifferent(string source, string path, FileChanges? changes = null)
    {
        if (File.Exists(path) && File.ReadAllBytes(source).AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            return;
        Through($"{path}.{Guid.NewGuid():N}.tmp", path, changes ?? FileChanges.Disk, default, temporary =>
        {
            File.Copy(source, temporary);
            // The copy of a read-only file would be read-only too, and Windows does not replace such a file.
            if (File.GetAttributes(temporary) is var attributes && (attributes & FileAttributes.ReadOnly) != 0)
                File.SetAttributes(temporary, attributes & ~FileAttributes.ReadOnly);
        });
    }

    /// <summary>Writes as <see cref="Write"/> does, but does not touch a file with the same content.</summary>
    public static void WriteIfDifferent(string path, string text, bool executable = false)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            Write(path, text, executable);
    }

    /// <summary>Writes bytes through a temporary name; a file that has these bytes already keeps its time.</summary>
    public static void WriteIfDifferent(string path, byte[] content, FileChanges? changes = null)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Through($"{path}.{Guid.NewGuid():N}.tmp", path, changes ?? FileChanges.Disk, default, temporary => File.WriteAllBytes(temporary, content));
    }

    private static void Through(string temporary, string path, FileChanges changes, CancellationToken cancelled, Action<string> write)
    {
        try
        {
            write(temporary);
            changes.Replace(temporary, path, cancelled);
        }
        catch
        {
            changes.Discard(temporary);
            throw;
        }
    }
}
