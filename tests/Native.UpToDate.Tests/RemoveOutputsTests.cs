using Microsoft.Build.Utilities;
using Native.Tasks.Tests;

namespace Native.UpToDate.Tests;

public sealed class RemoveOutputsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-clean-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("native/Release", "own.txt")]
    [InlineData("native/Release", "native/Debug/x.o", "own.txt")]
    [InlineData("native/Release native/archives", "own.txt")]
    [InlineData("native/Release native/missing", "own.txt")]
    public void The_root_folder_is_removed_with_its_last_configuration(string folders, params string[] kept)
    {
        foreach (var file in (string[])["native/Release/linux-x64/x.o", "native/Release/.gitignore", "native/archives/a/a.c", "native/stamp", "own.txt", .. kept])
            Write(file);
        if (!folders.Contains("archives", StringComparison.Ordinal))
            Directory.Delete(Path.Combine(_folder, "native/archives"), recursive: true);

        Assert.True(Task(folders, "native/Release/linux-x64/x.o native/stamp missing/file").Execute());
        Assert.Equal(kept, Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal(kept.Length > 1, Directory.Exists(Path.Combine(_folder, "native")));
        Assert.True(Task(folders, "native/stamp").Execute());
    }

    [Fact]
    public void Several_builds_can_clean_at_the_same_time()
    {
        for (var round = 0; round < 20; round++)
        {
            for (var file = 0; file < 50; file++)
                Write($"native/Release/linux-x64/{file % 7}/{file}.o");
            Parallel.For(0, 4, _ => Assert.True(Task("native/Release", "native/Release/linux-x64/1/1.o").Execute()));
            Assert.False(Directory.Exists(Path.Combine(_folder, "native")));
        }
    }

    private RemoveOutputs Task(string folders, string files) => new()
    {
        BuildEngine = new FakeBuildEngine(),
        Folders = [.. folders.Split(' ').Select(folder => new TaskItem(Path.Combine(_folder, folder)))],
        Files = [.. files.Split(' ').Select(file => new TaskItem(Path.Combine(_folder, file)))],
        RootFolder = Path.Combine(_folder, "native"),
    };

    private void Write(string path)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "");
    }
}
