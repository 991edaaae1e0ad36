namespace Native.Core.IO;

/// <summary>Reads files for the core.</summary>
public interface IFileReader
{
    /// <summary>Returns the state of a file or link target, or null if it does not exist.</summary>
    FileStamp? Stamp(string path);

    /// <summary>Returns the text of a file, or null if it does not exist.</summary>
    string? ReadText(string path);

    /// <summary>Opens a file, or returns null if it does not exist.</summary>
    Stream? Open(string path);

    /// <summary>Returns the full paths of subfolders, unordered; empty if the folder does not exist.</summary>
    IReadOnlyList<string> Folders(string path);

    /// <summary>Returns the names of files and subfolders; empty if the folder does not exist.</summary>
    IReadOnlySet<string> Names(string path);

    /// <summary>
    /// Returns the full paths of all files below a folder, unordered, except in folders for which <paramref name="isLeftOut"/> returns true; empty if the folder
    /// does not exist. Links to folders are not followed.
    /// </summary>
    IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null);
}

/// <summary>Represents the time and size of a file. A file with an older time has also changed.</summary>
/// <param name="Ticks">Last write time, UTC, in 100 ns ticks.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record FileStamp(long Ticks, long Size)
{
    /// <summary>A stamp that differs from that of every file.</summary>
    public static FileStamp None { get; } = new(0, 0);
}
