namespace Native.Execution.Tests;

/// <summary>An empty directory whose name contains a space and a non-ASCII letter, deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-execution-ä ").FullName;

    /// <summary>Returns the full path of a file in the directory.</summary>
    public string this[string name] => Path.GetFullPath(name, _root);

    public void Dispose()
    {
        // Windows deletes no file that is read-only. Behind links are other files, or the same again.
        var files = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.GetFiles(_root, "*", files).Where(file => File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly)))
            File.SetAttributes(file, FileAttributes.Normal);
        FileChanges.Disk.DeleteFolder(_root);
    }
}
