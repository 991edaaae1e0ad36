using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests.Archives;

public sealed class ListArchivesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-archives (1) ").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Unpacked_archives_list_their_sources_and_nothing_is_rejected()
    {
        Directory.CreateDirectory(Path.Combine(_root, "libfoo", "src"));
        File.WriteAllText(Path.Combine(_root, "libfoo", "src", "a.c"), "");
        File.WriteAllText(Path.Combine(_root, "libfoo.state"), "");
        Directory.CreateDirectory(Path.Combine(_root, "half"));
        var task = new ListArchives
        {
            BuildEngine = new FakeBuildEngine(),
            Folder = _root,
            Archives = [Archive("ftp://a/libfoo.tar.gz", "", "src/*.c", new string('a', 64)), Archive("b.zip", "half", "*.c", "1"), Archive("c.zip", "..", "*", "")],
        };
        Assert.True(task.Execute());
        Assert.Equal(
            [
                "ftp://a/libfoo.tar.gz libfoo unpacked aaaaaaaaaaaa…",
                "b.zip half not unpacked yet none",
                "c.zip .. not unpacked yet none",
            ],
            task.Listed.Select(item => $"{item.ItemSpec} {item.GetMetadata("_Folder")} {item.GetMetadata("_State")} {item.GetMetadata("_ShortHash")}"));
        // Clean deletes nothing outside the directory.
        Assert.Equal([Path.Combine(_root, "libfoo"), Path.Combine(_root, "half")], task.Folders);
        Assert.Equal(["libfoo.state", "libfoo.lock", "half.state", "half.lock"], task.StateFiles.Select(Path.GetFileName));
        var source = Assert.Single(task.Items);
        Assert.Equal(("Source", Path.Combine(_root, "libfoo", "src", "a.c"), "X"), (source.GetMetadata("Type"), source.ItemSpec, source.GetMetadata("Defines")));
    }

    private static ITaskItem Archive(string include, string folder, string sources, string sha256) => new TaskItem(include,
        new Dictionary<string, string> { ["Folder"] = folder, ["Sources"] = sources, ["Sha256"] = sha256, ["Defines"] = "X" });
}
