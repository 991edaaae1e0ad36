namespace Native.Execution.Tests;

public sealed class FolderWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_the_last_time_are_removed_and_equal_files_keep_their_time()
    {
        Write(("a/b.txt", "1"), ("c.txt", "2"));
        var time = DateTime.UnixEpoch.AddDays(1);
        File.SetLastWriteTimeUtc(_folder["x/c.txt"], time);
        Write(("a/b.txt", "1"), ("c.txt", "2"));
        Assert.Equal(time, File.GetLastWriteTimeUtc(_folder["x/c.txt"]));
        Write(("d.txt", "1"));
        Assert.Equal(["d.txt"], Names("x"));
        Assert.Equal(["x"], Names("."));
    }

    [Fact]
    public void A_failure_leaves_the_files_of_the_last_time()
    {
        Write(("c.txt", "2"));
        Assert.Throws<InvalidOperationException>(() => FolderWriter.Replace(_folder["x"], folder =>
        {
            File.WriteAllText(Path.Combine(folder, "half.txt"), "");
            throw new InvalidOperationException();
        }));
        Assert.Equal(["c.txt"], Names("x"));
        Assert.Equal(["x"], Names("."));
    }

    private void Write(params (string Name, string Text)[] files) => FolderWriter.Replace(_folder["x"], folder =>
    {
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    });

    private IEnumerable<string?> Names(string folder) => Directory.EnumerateFileSystemEntries(_folder[folder]).Select(Path.GetFileName);
}
