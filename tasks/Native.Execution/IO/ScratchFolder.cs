namespace Native.Execution;

/// <summary>
/// A folder for half-made files, on the disk of those that they become. What a killed build left in one is removed by the next,
/// which holds the build lock.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private ScratchFolder(string path) => Path = path;

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>An empty folder <c>tmp</c> in <paramref name="parent"/>.</summary>
    public static ScratchFolder Create(string parent) => At(System.IO.Path.Combine(parent, "tmp"));

    /// <summary>An empty folder <paramref name="path"/>.</summary>
    public static ScratchFolder At(string path)
    {
        FileChanges.Disk.DeleteFolder(path);
        Directory.CreateDirectory(path);
        return new(path);
    }

    /// <summary>Removes it. What is still held is left to the next build, because all that matters was moved away.</summary>
    public void Dispose()
    {
        try
        {
            FileChanges.Disk.DeleteFolder(Path);
        }
        catch (IOException)
        {
            // It would also hide the error of what was done here.
        }
    }
}
