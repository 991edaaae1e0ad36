namespace Native.Execution.Tests;

/// <summary>An empty directory whose name contains a space and a non-ASCII letter, deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-execution-ä ").FullName;

    /// <summary>Returns the full path of a file in the directory.</summary>
    public string this[string name] => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
