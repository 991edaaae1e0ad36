namespace Native.Execution.Tests;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_a_killed_build_are_not_found_by_the_next_and_are_deleted()
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
    public void A_folder_that_is_deleted_already_is_not_an_error()
    {
        using var scratch = ScratchFolder.At(_folder["new/scratch"]);
        Directory.Delete(_folder["new"], recursive: true);
    }
}
