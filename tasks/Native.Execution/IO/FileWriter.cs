namespace Native.Execution;

/// <summary>Writes files so that nobody ever sees half of one.</summary>
internal static class FileWriter
{
    /// <summary>Writes to a temporary name and renames.</summary>
    public static void Write(string path, string text, bool executable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, text);
        if (executable)
            FileModes.Set(temporary, executable);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The same through <paramref name="temporary"/>, in a scratch folder of the same disk; the folder of <paramref name="path"/> is there.</summary>
    public static void WriteThrough(string temporary, string path, string text)
    {
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Copies through a temporary name; a file that has these bytes already keeps its time.</summary>
    public static void CopyIfDifferent(string source, string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(source).AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            return;
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.Copy(source, temporary);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes as <see cref="Write"/> does, but a file that has this text already keeps its time.</summary>
    public static void WriteIfDifferent(string path, string text, bool executable = false)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            Write(path, text, executable);
    }
}
