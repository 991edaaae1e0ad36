namespace Native.Execution.Tests;

public sealed class FileWriterTests : IDisposable
{
    private static readonly DateTime s_old = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_and_its_folders_are_created_and_nothing_else_remains()
    {
        FileWriter.Write(_folder["a/b/file"], "text");
        FileWriter.Write(_folder["a/b/file"], "other");
        Assert.Equal("other", File.ReadAllText(_folder["a/b/file"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder["a/b"]));
    }

    [Fact]
    public void A_program_is_executable()
    {
        FileWriter.Write(_folder["run"], "#!/bin/sh\n", executable: true);
        FileWriter.Write(_folder["text"], "");
        Assert.True(File.GetUnixFileMode(_folder["run"]).HasFlag(UnixFileMode.UserExecute));
        Assert.False(File.GetUnixFileMode(_folder["text"]).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void The_same_content_keeps_its_timestamp_and_different_content_does_not()
    {
        FileWriter.WriteIfDifferent(_folder["file"], "text");
        File.WriteAllText(_folder["source"], "text");
        File.SetLastWriteTimeUtc(_folder["file"], s_old);
        FileWriter.WriteIfDifferent(_folder["file"], "text");
        FileWriter.CopyIfDifferent(_folder["source"], _folder["file"]);
        Assert.Equal(s_old, File.GetLastWriteTimeUtc(_folder["file"]));

        FileWriter.WriteIfDifferent(_folder["file"], "texts");
        Assert.Equal(("texts", false), (File.ReadAllText(_folder["file"]), File.GetLastWriteTimeUtc(_folder["file"]) == s_old));
        FileWriter.CopyIfDifferent(_folder["source"], _folder["file"]);
        Assert.Equal("text", File.ReadAllText(_folder["file"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder["."]).Length);
    }

    [Fact]
    public void A_reader_sees_one_text_or_the_other()
    {
        string[] texts = [new('a', 200_000), new('b', 100_000)];
        FileWriter.Write(_folder["file"], texts[0]);
        var isRead = false;
        var writer = new Thread(() =>
        {
            for (var i = 1; !Volatile.Read(ref isRead); i++)
                FileWriter.Write(_folder["file"], texts[i % 2]);
        });
        writer.Start();
        try
        {
            for (var i = 0; i < 200; i++)
                Assert.True(texts.Contains(File.ReadAllText(_folder["file"])), "The file contains an incomplete text.");
        }
        finally
        {
            Volatile.Write(ref isRead, true);
            writer.Join();
        }
    }
}
