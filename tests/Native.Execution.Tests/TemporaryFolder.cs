namespace Native.Execution.Tests;

/// <summary>An empty folder whose name has a space and a letter beyond ASCII, deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-execution-ä ").FullName;

    /// <summary>Full path of a file here.</summary>
    public string this[string name] => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
