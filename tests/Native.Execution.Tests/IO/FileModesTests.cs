using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class FileModesTests : IDisposable
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    public FileModesTests() => File.WriteAllText(_folder["file"], "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_program_is_executable_and_another_file_is_not(bool executable, bool expected)
    {
        File.SetUnixFileMode(_folder["file"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupExecute);
        FileModes.Set(_folder["file"], executable);
        Assert.Equal(expected ? Execute : UnixFileMode.None, FileModes.Of(_folder["file"])!.Value & Execute);
    }

    [Fact]
    public void The_permissions_of_another_file_are_copied()
    {
        FileModes.Set(_folder["file"], executable: null, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.OtherRead, FileModes.Of(_folder["file"]));
    }

    [Fact]
    public void Windows_has_no_file_modes()
    {
        var before = File.GetUnixFileMode(_folder["file"]);
        FileModes.Set(_folder["file"], executable: true, UnixFileMode.UserRead, HostSystem.Windows);
        Assert.Equal(before, File.GetUnixFileMode(_folder["file"]));
        Assert.Null(FileModes.Of(_folder["file"], HostSystem.Windows));
    }
}
