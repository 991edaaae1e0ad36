namespace Native.Core.IO;

/// <summary>The seam through which the pure core sees the disk.</summary>
public interface IFileReader
{
    /// <summary>The state of a file, of the one behind a link, or null where there is none.</summary>
    FileStamp? Stamp(string path);

    /// <summary>The whole text, or null where there is no such file.</summary>
    string? ReadText(string path);

    /// <summary>The file's bytes, to be read in pieces, or null where there is no such file.</summary>
    Stream? Open(string path);

    /// <summary>The full paths of the folders directly in a folder, in no order; none where there is no such folder.</summary>
    IReadOnlyList<string> Folders(string path);

    /// <summary>The names of everything directly in a folder; none where there is no such folder.</summary>
    IReadOnlySet<string> Names(string path);

    /// <summary>
    /// The full paths of all files below a folder, in no order, without those below a folder that <paramref name="isLeftOut"/> says yes to; none where there is
    /// no such folder. Links to folders are not followed.
    /// </summary>
    IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null);
}

/// <summary>What tells one version of a file from another: changed in either direction means changed.</summary>
/// <param name="Ticks">Last write time, UTC, in 100 ns ticks.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record FileStamp(long Ticks, long Size)
{
    /// <summary>That of no version: whatever the file is, it has changed.</summary>
    public static FileStamp None { get; } = new(0, 0);
}
