using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class DiskFileReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiskFileReader _files = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stamp_changes_with_the_time_and_with_the_size()
    {
        Write("a", "1");
        var first = _files.Stamp(_folder["a"]);
        Assert.Equal((File.GetLastWriteTimeUtc(_folder["a"]).Ticks, 1), (first!.Ticks, first.Size));
        Write("a", "22");
        File.SetLastWriteTimeUtc(_folder["a"], new(first.Ticks, DateTimeKind.Utc));
        Assert.Equal(first with { Size = 2 }, _files.Stamp(_folder["a"]));
        File.SetLastWriteTimeUtc(_folder["a"], new(first.Ticks - 1_000_000, DateTimeKind.Utc));
        Assert.NotEqual(first with { Size = 2 }, _files.Stamp(_folder["a"]));
        File.Delete(_folder["a"]);
        Assert.Null(_files.Stamp(_folder["a"]));
    }

    [Fact]
    public void A_name_is_found_in_another_case_if_the_file_system_ignores_case()
    {
        Write("Zlib.h", "");
        Assert.Equal((true, true, false), (Has(HostSystem.Windows), Has(HostSystem.MacOS), Has(HostSystem.Linux)));
        bool Has(HostSystem host) => new DiskFileReader(host).Names(_folder["."]).Contains("zlib.H");
    }

    [Theory]
    [InlineData("")]
    [InlineData("61C3A40A")]
    [InlineData("EFBBBF61C3A4")]
    [InlineData("FFFE6100E400")]
    [InlineData("FEFF006100E4")]
    [InlineData("FFFE000061000000")]
    [InlineData("0000FEFF00000061")]
    [InlineData("00610062")]
    [InlineData("61FF62")]
    [InlineData("FF61")]
    [InlineData("EFBB61")]
    public void A_text_is_decoded_as_by_File_ReadAllText(string bytes)
    {
        File.WriteAllBytes(_folder["a"], Convert.FromHexString(bytes));
        Assert.Equal(File.ReadAllText(_folder["a"]), _files.ReadText(_folder["a"]));
    }

    [UnixFact(Unix.Links)]
    public void The_stamp_of_a_link_is_that_of_the_file_behind_all_links()
    {
        Write("target", "1");
        Link("near", "target");
        Link("far", "near");
        Assert.Equal(_files.Stamp(_folder["target"]), _files.Stamp(_folder["far"]));
        Write("target", "22");
        Assert.Equal(2, _files.Stamp(_folder["far"])!.Size);
        File.Delete(_folder["target"]);
        Assert.Null(_files.Stamp(_folder["far"]));
    }

    [UnixFact(Unix.Links)]
    public void Folders_and_links_that_lead_to_no_file_have_no_stamp()
    {
        Directory.CreateDirectory(_folder["folder"]);
        Link("to folder", "folder");
        Link("one", "two");
        Link("two", "one");
        Assert.All(["folder", "to folder", "one", "none", "none/none", "folder/none"], name => Assert.Null(_files.Stamp(_folder[name])));
    }

    [Fact]
    public void A_missing_file_has_no_text_and_no_bytes()
    {
        Assert.Null(_files.ReadText(_folder["none"]));
        Assert.Null(_files.ReadText(_folder["none/none"]));
        Assert.Null(_files.Open(_folder["none"]));
        Assert.Null(_files.Open(_folder["none/none"]));
    }

    [UnixFact(Unix.Links)]
    public void Everything_below_a_folder_is_found_and_links_to_folders_are_not_followed()
    {
        foreach (var name in new[] { "root/a", "root/sub/b", "root/sub/deep/c", "root/out/d", "elsewhere/e" })
            Write(name, "");
        Link("root/up", "../root");
        Link("root/other", "../elsewhere");
        Link("root/file", "a");
        Assert.Equal(["a", "file", "out/d", "sub/b", "sub/deep/c"], Below(null));
        Assert.Equal(["a", "file", "sub/b", "sub/deep/c"], Below(folder => folder.EndsWith("/out", StringComparison.Ordinal)));
        Assert.Equal(["a", "file", "other", "out", "sub", "up"], _files.Names(_folder["root"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_missing_folder_contains_nothing()
    {
        Write("file", "");
        Assert.All(["none", "file", "file/none"], name =>
        {
            Assert.Empty(_files.Below(_folder[name]));
            Assert.Empty(_files.Folders(_folder[name]));
            Assert.Empty(_files.Names(_folder[name]));
        });
    }

    // A build of another configuration deletes files while this one reads the directory.
    [Fact]
    public void A_folder_that_is_deleted_during_the_search_contains_nothing()
    {
        Write("root/one/a", "");
        Write("root/two/b", "");
        var asked = 0;
        Assert.Single(Below(folder =>
        {
            if (asked++ == 0)
                Directory.Delete(_folder[folder.EndsWith("one", StringComparison.Ordinal) ? "root/two" : "root/one"], recursive: true);
            return false;
        }));
    }

    private List<string> Below(Func<string, bool>? isLeftOut) =>
        [.. _files.Below(_folder["root"], isLeftOut).Select(path => Path.GetRelativePath(_folder["root"], path)).Order(StringComparer.Ordinal)];

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(_folder[name], target);
}
