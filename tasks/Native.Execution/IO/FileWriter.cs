namespace Native.Execution;

/// <summary>Writes files so that nobody ever sees half of one, and none is left where writing fails.</summary>
internal static class FileWriter
{
    /// <summary>Writes to a temporary name and renames.</summary>
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

    /// <summary>The same through <paramref name="temporary"/>, in a scratch folder of the same disk; the folder of <paramref name="path"/> is there.</summary>
    public static void WriteThrough(string temporary, string path, string text, CancellationToken cancelled = default) =>
        Through(temporary, path, FileChanges.Disk, cancelled, file => File.WriteAllText(file, text));

    /// <summary>Copies through a temporary name; a file that has these bytes already keeps its time.</summary>
    public static void CopyIfDifferent(string source, string path, FileChanges? changes = null)
    {
        if (File.Exists(path) && File.ReadAllBytes(source).AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            return;
        Through($"{path}.{Guid.NewGuid():N}.tmp", path, changes ?? FileChanges.Disk, default, temporary =>
        {
            File.Copy(source, temporary);
            // A copy that is read-only, as its source may be, could not be replaced on Windows.
            if (File.GetAttributes(temporary) is var attributes && (attributes & FileAttributes.ReadOnly) != 0)
                File.SetAttributes(temporary, attributes & ~FileAttributes.ReadOnly);
        });
    }

    /// <summary>Writes as <see cref="Write"/> does, but a file that has this text already keeps its time.</summary>
    public static void WriteIfDifferent(string path, string text, bool executable = false)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            Write(path, text, executable);
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
