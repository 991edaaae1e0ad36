namespace Native.Execution.Tests;

/// <summary>An empty folder whose name has a space and a letter beyond ASCII, deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-execution-ä ").FullName;

    /// <summary>Full path of a file here.</summary>
    public string this[string name] => Path.GetFullPath(name, _root);

    public void Dispose()
    {
        // Windows deletes no file that is read-only. Behind links are other files, or the same again.
        var files = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.GetFiles(_root, "*", files).Where(file => File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly)))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_root, recursive: true);
    }
}
