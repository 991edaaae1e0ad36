namespace Native.Core.Seams;

/// <summary>The seam through which the pure core sees the disk.</summary>
public interface IFileReader
{
    /// <summary>The state of a file, or null where there is none.</summary>
    FileStamp? Stamp(string path);

    /// <summary>The whole text, or null where there is no such file.</summary>
    string? ReadText(string path);

    /// <summary>The file's bytes, to be read in pieces, or null where there is no such file.</summary>
    Stream? Open(string path);
}

/// <summary>What tells one version of a file from another: changed in either direction means changed.</summary>
/// <param name="Ticks">Last write time, UTC, in 100 ns ticks.</param>
/// <param name="Size">Size in bytes.</param>
public readonly record struct FileStamp(long Ticks, long Size);
