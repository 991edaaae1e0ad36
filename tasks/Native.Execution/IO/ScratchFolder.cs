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
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return new(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
