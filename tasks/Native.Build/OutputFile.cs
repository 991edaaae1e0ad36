using Native.Core.Seams;

namespace Native.Build;

/// <summary>Writes files so that nobody ever sees half of one.</summary>
internal static class OutputFile
{
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    public static void WriteIfDifferent(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            Write(path, text);
    }
}

/// <summary>The disk behind <see cref="IFileReader"/>.</summary>
internal sealed class Disk : IFileReader
{
    public FileStamp? Stamp(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new FileStamp(info.LastWriteTimeUtc.Ticks, info.Length) : null;
    }

    public string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    public Stream? Open(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}
