namespace Native.Execution;

/// <summary>
/// Represents a directory for temporary files on the disk of the outputs. If a build is killed, the next build, which holds the build lock, removes
/// the remaining files.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private ScratchFolder(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Creates an empty directory <c>tmp</c> in <paramref name="parent"/>.</summary>
    public static ScratchFolder Create(string parent) => At(System.IO.Path.Combine(parent, "tmp"));

    /// <summary>Creates an empty directory <paramref name="path"/>.</summary>
    public static ScratchFolder At(string path)
    {
        FileChanges.Disk.DeleteFolder(path);
        Directory.CreateDirectory(path);
        return new(path);
    }

    /// <summary>Removes the directory. If a file in it is in use, the next build removes it, because the outputs are already moved.</summary>
    public void Dispose()
    {
        try
        {
            FileChanges.Disk.DeleteFolder(Path);
        }
        catch (IOException)
        {
            // An exception here would also hide the original error.
        }
    }
}
