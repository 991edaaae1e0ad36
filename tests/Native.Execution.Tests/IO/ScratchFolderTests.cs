namespace Native.Execution.Tests;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_killed_build_left_is_not_found_by_the_next_and_nothing_stays()
    {
        Directory.CreateDirectory(_folder["tmp/deep"]);
        File.WriteAllText(_folder["tmp/deep/half.o"], "");
        using (var scratch = ScratchFolder.Create(_folder[""].TrimEnd('/')))
        {
            Assert.Equal(_folder["tmp"], scratch.Path);
            Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
            File.WriteAllText(_folder["tmp/new.o"], "");
        }

        Assert.False(Directory.Exists(_folder["tmp"]));
    }

    [Fact]
    public void A_folder_that_is_gone_already_is_no_error()
    {
        using var scratch = ScratchFolder.At(_folder["new/scratch"]);
        Directory.Delete(_folder["new"], recursive: true);
    }
}
