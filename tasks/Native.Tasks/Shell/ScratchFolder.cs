namespace Native.Tasks.Shell;

/// <summary>
/// A folder for half-made files inside the object folder. What a killed build left in one is removed by the next,
/// which holds the build lock.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private ScratchFolder(string path) => Path = path;

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>An empty folder <c>tmp</c> in <paramref name="parent"/>.</summary>
    public static ScratchFolder Create(string parent)
    {
        var path = System.IO.Path.Combine(parent, "tmp");
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
