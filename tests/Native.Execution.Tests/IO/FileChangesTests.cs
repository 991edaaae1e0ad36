using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution.Tests;

/// <summary>Effects of other programs on files on Windows, simulated by a test disk that reports errors.</summary>
public sealed class FileChangesTests : IDisposable
{
    private const int Denied = unchecked((int)0x80070005), Sharing = unchecked((int)0x80070020), Locked = unchecked((int)0x80070021);
    private const int Full = unchecked((int)0x80070070), NotEmpty = unchecked((int)0x80070091), TooLong = unchecked((int)0x800700CE), Mapped = unchecked((int)0x800704C8);

    private readonly TemporaryFolder _folder = new();

    public FileChangesTests()
    {
        Directory.CreateDirectory(_folder["sub"]);
        File.WriteAllText(_folder["sub/file"], "old");
        File.WriteAllText(_folder["new"], "new");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Sharing)]
    [InlineData(Locked)]
    [InlineData(Denied)]
    [InlineData(NotEmpty)]
    [InlineData(Mapped)]
    public void A_file_that_is_open_for_a_moment_is_tried_again(int error)
    {
        foreach (var change in (Action<FileChanges>[])[Replace, changes => changes.Delete(_folder["sub/file"]), changes => changes.DeleteFolder(_folder["sub"])])
        {
            var disk = new FailingDisk(error, failures: 2);
            change(new(HostSystem.Windows, disk));
            Assert.Equal((3, "10 20"), (disk.Attempts, string.Join(' ', disk.Pauses)));
            File.WriteAllText(_folder["new"], "new");
        }

        Assert.False(Directory.Exists(_folder["sub"]));
    }

    [Theory]
    [InlineData(Sharing)]
    [InlineData(Denied)]
    public void The_attempts_end_with_the_error_and_the_file(int error)
    {
        var disk = new FailingDisk(error);
        var exception = Assert.Throws<IOException>(() => Replace(new(HostSystem.Windows, disk)));
        Assert.Equal((FileChanges.Attempts, error), (disk.Attempts, exception.HResult));
        Assert.Equal("10 20 40 80 160 320 640", string.Join(' ', disk.Pauses));
        Assert.Equal($"'{_folder["sub/file"]}' cannot be replaced, after 8 attempts: it is held", exception.Message);
        Assert.Equal("old", File.ReadAllText(_folder["sub/file"]));
    }

    [Theory]
    [InlineData("windows", Full)]
    [InlineData("windows", TooLong)]
    [InlineData("macos", Denied)]
    [InlineData("linux", Sharing)]
    public void A_permanent_error_is_tried_once(string host, int error)
    {
        var disk = new FailingDisk(error);
        var system = Hosts.Of(host);
        var exception = Assert.Throws<IOException>(() => Replace(new(system, disk)));
        Assert.Equal((1, error), (disk.Attempts, exception.HResult));
        Assert.Equal($"'{_folder["sub/file"]}' cannot be replaced: it is held", exception.Message);
    }

    [Fact]
    public void A_message_that_names_the_file_stays_as_it_is()
    {
        var disk = new FailingDisk(Denied) { Message = $"Access to the path '{_folder["sub/file"]}' is denied." };
        Assert.Equal(disk.Message, Assert.Throws<UnauthorizedAccessException>(() => Replace(new(HostSystem.Linux, disk))).Message);
    }

    [Fact]
    public void Waiting_ends_when_the_build_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var disk = new FailingDisk(Sharing) { OnPause = cancel.Cancel };
        Assert.Throws<OperationCanceledException>(() => new FileChanges(HostSystem.Windows, disk).Replace(_folder["new"], _folder["sub/file"], cancel.Token));
        Assert.Equal(1, disk.Attempts);
    }

    [Fact]
    public void A_wait_has_the_specified_length()
    {
        using var cancel = new CancellationTokenSource(50);
        new DiskOperations().Pause(TimeSpan.FromMinutes(10), cancel.Token);
        Assert.True(cancel.IsCancellationRequested);
    }

    [Fact]
    public void A_read_only_file_is_not_tried_again_and_the_error_names_the_attribute()
    {
        File.SetAttributes(_folder["sub/file"], FileAttributes.ReadOnly);
        var disk = new FailingDisk(Denied);
        var exception = Assert.Throws<IOException>(() => Replace(new(HostSystem.Windows, disk)));
        Assert.Equal((1, $"'{_folder["sub/file"]}' cannot be replaced: it is read-only."), (disk.Attempts, exception.Message));
        Assert.Contains("attrib -r", FileFault.Of(exception).Message);
    }

    // Git's own files are read-only, and CMake's FetchContent creates such a repository in the build tree.
    [Fact]
    public void A_folder_with_files_that_are_read_only_is_removed()
    {
        Directory.CreateDirectory(_folder["sub/.git"]);
        File.WriteAllText(_folder["sub/.git/object"], "");
        File.SetAttributes(_folder["sub/.git/object"], FileAttributes.ReadOnly);
        var disk = new FailingDisk(Denied) { FailsWhile = () => (File.GetAttributes(_folder["sub/.git/object"]) & FileAttributes.ReadOnly) != 0 };
        new FileChanges(HostSystem.Windows, disk).DeleteFolder(_folder["sub"]);
        Assert.Equal((2, false), (disk.Attempts, Directory.Exists(_folder["sub"])));
    }

    [Fact]
    public void A_missing_folder_is_not_removed()
    {
        var disk = new FailingDisk(Denied);
        new FileChanges(HostSystem.Windows, disk).DeleteFolder(_folder["nothing"]);
        Assert.Equal(0, disk.Attempts);
    }

    [Fact]
    public void A_file_in_a_missing_folder_is_not_removed() => FileChanges.Disk.Delete(_folder["nothing/file"]);

    // The builds of two target frameworks clean one directory.
    [Theory]
    [InlineData("linux")]
    [InlineData("windows")]
    public void A_folder_that_another_build_removes_at_the_same_time_is_removed(string host)
    {
        var disk = new FailingDisk(0, failures: 2) { Error = new DirectoryNotFoundException("Could not find a part of the path") };
        new FileChanges(Hosts.Of(host), disk).DeleteFolder(_folder["sub"]);
        Assert.Equal((3, false), (disk.Attempts, Directory.Exists(_folder["sub"])));

        disk = new FailingDisk(0) { Error = new DirectoryNotFoundException("Could not find a part of the path") };
        Directory.CreateDirectory(_folder["sub"]);
        Assert.Throws<IOException>(() => new FileChanges(Hosts.Of(host), disk).DeleteFolder(_folder["sub"]));
        Assert.Equal(FileChanges.Attempts, disk.Attempts);
    }

    [Fact]
    public void A_folder_is_moved_after_its_files_are_closed()
    {
        var disk = new FailingDisk(Denied, failures: 2);
        new FileChanges(HostSystem.Windows, disk).MoveFolder(_folder["sub"], _folder["other"]);
        Assert.Equal((3, true), (disk.Attempts, File.Exists(_folder["other/file"])));
    }

    [Theory]
    [InlineData(Sharing, int.MaxValue)]
    [InlineData(Full, int.MaxValue)]
    [InlineData(Sharing, 2)]
    public void No_incomplete_file_remains(int error, int failures)
    {
        var disk = new FailingDisk(error, failures) { DeletesAlways = true };
        var changes = new FileChanges(HostSystem.Windows, disk);
        foreach (var write in (Action[])[() => FileWriter.Write(_folder["sub/file"], "new", changes: changes), () => FileWriter.CopyIfDifferent(_folder["new"], _folder["sub/file"], changes)])
        {
            var exception = Record.Exception(write);
            Assert.Equal((failures > 2, failures > 2 ? "old" : "new"), (exception is IOException, File.ReadAllText(_folder["sub/file"])));
            Assert.Equal([_folder["sub/file"]], Directory.GetFiles(_folder["sub"]));
        }
    }

    // A directory has the same name: this error is not injected.
    [Fact]
    public void No_incomplete_file_remains_after_a_disk_error()
    {
        Assert.ThrowsAny<IOException>(() => FileWriter.Write(_folder["sub"], "text"));
        Assert.Equal(["new", "sub"], Directory.GetFileSystemEntries(_folder["."]).Select(path => Path.GetFileName(path)!).Order());
    }

    [Fact]
    public void A_copy_of_a_file_that_is_read_only_can_be_replaced()
    {
        File.SetAttributes(_folder["new"], FileAttributes.ReadOnly);
        FileWriter.CopyIfDifferent(_folder["new"], _folder["sub/copy"]);
        Assert.Equal((FileAttributes)0, File.GetAttributes(_folder["sub/copy"]) & FileAttributes.ReadOnly);
    }

    [Fact]
    public void An_error_is_not_hidden_by_one_of_cleaning_up()
    {
        var disk = new FailingDisk(Full);
        Assert.Equal(Full, Assert.Throws<IOException>(() => FileWriter.Write(_folder["sub/file"], "new", changes: new(HostSystem.Windows, disk))).HResult);
    }

    private void Replace(FileChanges changes) => changes.Replace(_folder["new"], _folder["sub/file"]);

    /// <summary>Fails a number of times, and then performs the operation.</summary>
    private sealed class FailingDisk(int error, int failures = int.MaxValue) : DiskOperations
    {
        public int Attempts { get; private set; }

        public List<double> Pauses { get; } = [];

        public string Message { get; init; } = "it is held";

        public Exception? Error { get; init; }

        public Action? OnPause { get; init; }

        public Func<bool>? FailsWhile { get; init; }

        public bool DeletesAlways { get; init; }

        public override void Replace(string from, string to) => Do(() => base.Replace(from, to));

        public override void Delete(string path)
        {
            if (DeletesAlways)
                base.Delete(path);
            else
                Do(() => base.Delete(path));
        }

        public override void DeleteFolder(string path) => Do(() => base.DeleteFolder(path));

        public override void MoveFolder(string from, string to) => Do(() => base.MoveFolder(from, to));

        public override void Pause(TimeSpan time, CancellationToken cancelled)
        {
            Pauses.Add(time.TotalMilliseconds);
            OnPause?.Invoke();
        }

        private void Do(Action change)
        {
            Attempts++;
            if (FailsWhile?.Invoke() ?? Attempts <= failures)
                throw Error ?? (error == Denied ? new UnauthorizedAccessException(Message) : new IOException(Message, error));
            change();
        }
    }
}
