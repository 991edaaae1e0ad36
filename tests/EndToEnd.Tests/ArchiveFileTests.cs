namespace EndToEnd.Tests;

/// <summary>Valid and invalid archive files, all read from disk.</summary>
public sealed class ArchiveFileTests : IDisposable
{
    private const string Folder = "lib/obj/native/archives";
    private readonly TestFolder _test = SourceArchive.Project("x", "");

    public ArchiveFileTests()
    {
        foreach (var (name, text) in SourceArchive.Foo)
            _test.Write("tree/" + name, text);
        Tool.Run("chmod", ["+x", _test["tree/libfoo-1.2/configure"]]).Succeeds();
        Tool.Run("ln", ["-s", "lib_add.h", _test["tree/libfoo-1.2/include/alias.h"]]).Succeeds();
        Directory.CreateDirectory(_test["lib"]);
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("tar", "-cf")]
    [InlineData("tar.gz", "-czf")]
    [InlineData("tar.bz2", "-cjf")]
    [InlineData("tar.xz", "-cJf")]
    [InlineData("zip", "")]
    public void Every_archive_format_is_read_and_a_truncated_archive_is_an_error_that_leaves_nothing(string extension, string options)
    {
        // The name has no extension: the content determines the format.
        var file = _test["lib/libfoo-1.2.bin"];
        if (options.Length > 0)
            Tool.Run("tar", [options, file, "libfoo-1.2"], _test["tree"]).Succeeds();
        else
            Tool.Run("zip", ["-qry", file + ".zip", "libfoo-1.2"], _test["tree"]).Succeeds();
        if (options.Length == 0)
            File.Move(file + ".zip", file);
        var bytes = File.ReadAllBytes(file);

        File.WriteAllBytes(file, bytes[..(bytes.Length * 2 / 5)]);
        Write("libfoo-1.2.bin");
        Assert.Contains("truncated", FailsWith("NSDK3043").Output);
        Assert.All(Directory.GetFileSystemEntries(_test[Folder]), entry => Assert.EndsWith(".lock", entry));

        File.WriteAllBytes(file, bytes);
        Write(extension == "tar" ? new Uri(file).AbsoluteUri : "libfoo-1.2.bin");
        Assert.Equal("add.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
        Assert.True(File.GetUnixFileMode(_test[Folder + "/libfoo/configure"]).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal("lib_add.h", new FileInfo(_test[Folder + "/libfoo/include/alias.h"]).LinkTarget);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    private void Write(string include) => SourceArchive.Write(_test, include, SourceArchive.Hash(File.ReadAllBytes(_test["lib/libfoo-1.2.bin"])));

    [Fact]
    public void A_zip_entry_with_another_checksum_and_an_archive_that_is_too_large_are_errors_that_leave_nothing()
    {
        Tool.Run("zip", ["-qr0", _test["lib/libfoo-1.2.bin.zip"], "libfoo-1.2"], _test["tree"]).Succeeds();
        var file = _test["lib/libfoo-1.2.bin"];
        File.Move(file + ".zip", file);
        var bytes = File.ReadAllBytes(file);

        // Changes the first byte of a stored file, so that the checksum in the header does not match.
        var damaged = (byte[])bytes.Clone();
        damaged[System.Text.Encoding.Latin1.GetString(bytes).IndexOf("int ", StringComparison.Ordinal)] ^= 1;
        File.WriteAllBytes(file, damaged);
        Write("libfoo-1.2.bin");
        Assert.Contains("checksum", FailsWith("NSDK3043").Output);

        _test.Write("tree/libfoo-1.2/zeros", new string('0', 2 << 20));
        Tool.Run("tar", ["-czf", file + ".tgz", "libfoo-1.2"], _test["tree"]).Succeeds();
        File.Move(file + ".tgz", file, overwrite: true);
        Write("libfoo-1.2.bin");
        Assert.Equal(["NSDK3050"], _test.NativeBuild("lib", "-p:NativeArchiveMaximumSize=1").Fails().Codes);
        Assert.All(Directory.GetFileSystemEntries(_test[Folder]), entry => Assert.EndsWith(".lock", entry));
        Assert.Equal(["NSDK9003"], _test.NativeBuild("lib", "-p:NativeArchiveMaximumSize=x").Fails().Codes);
        _test.NativeBuild("lib", "-p:NativeArchiveMaximumSize=3").Succeeds();
    }

    private BuildResult FailsWith(string code)
    {
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal([code], build.Codes);
        return build;
    }
}
