using System.Formats.Tar;

namespace EndToEnd.Tests;

/// <summary>What a file of an archive may be, and what it may not. All from disk.</summary>
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
    public void Every_format_of_the_real_programs_is_read_and_one_cut_short_is_an_error_that_leaves_nothing(string extension, string options)
    {
        // A name that says nothing: the content decides.
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
        Assert.Contains("cut short", FailsWith("NSDK3043").Output);
        Assert.All(Directory.GetFileSystemEntries(_test[Folder]), entry => Assert.EndsWith(".lock", entry));

        File.WriteAllBytes(file, bytes);
        Write(extension == "tar" ? new Uri(file).AbsoluteUri : "libfoo-1.2.bin");
        Assert.Equal("add.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
        Assert.True(File.GetUnixFileMode(_test[Folder + "/libfoo/configure"]).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal("lib_add.h", new FileInfo(_test[Folder + "/libfoo/include/alias.h"]).LinkTarget);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    [Theory]
    [InlineData("../../../evil.c", "")]
    [InlineData("/tmp/evil.c", "")]
    [InlineData("libfoo-1.2/src/../../../evil.c", "")]
    [InlineData("libfoo-1.2/link", "../../..")]
    [InlineData("libfoo-1.2/link", "/tmp")]
    public void An_entry_that_leaves_the_folder_is_an_error(string name, string target)
    {
        WriteBytes(SourceArchive.Gzip(SourceArchive.Tar(writer =>
        {
            writer.WriteEntry(SourceArchive.File("libfoo-1.2/src/add.c", SourceArchive.Source));
            writer.WriteEntry(target.Length == 0 ? SourceArchive.File(name, "int evil;\n") : SourceArchive.Link(name, target));
            if (target.Length > 0)
                writer.WriteEntry(SourceArchive.File(name + "/evil.c", "int evil;\n"));
        })));
        FailsWith("NSDK3045");
        Assert.All(Directory.GetFileSystemEntries(_test[Folder]), entry => Assert.EndsWith(".lock", entry));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_test.Root)!, "evil.c", SearchOption.AllDirectories));
        Assert.False(File.Exists("/tmp/evil.c"));
    }

    [Fact]
    public void A_missing_or_wrong_checksum_is_an_error_that_names_the_right_one()
    {
        var bytes = SourceArchive.TarGz(SourceArchive.Foo);
        File.WriteAllBytes(_test["lib/libfoo.tgz"], bytes);
        SourceArchive.Write(_test, "libfoo.tgz", "");
        Assert.Contains($"Sha256=\"{SourceArchive.Hash(bytes)}\"", FailsWith("NSDK3040").Output);
        SourceArchive.Write(_test, "libfoo.tgz", "12ab");
        Assert.Contains("'12ab', which is not 64 hexadecimal digits", FailsWith("NSDK3040").Output);
        SourceArchive.Write(_test, "http://127.0.0.1:1/libfoo.tgz", "");
        Assert.Contains("curl -L 'http://127.0.0.1:1/libfoo.tgz' | sha256sum", FailsWith("NSDK3040").Output);
        SourceArchive.Write(_test, "libfoo.tgz", new string('0', 64));
        Assert.Contains(SourceArchive.Hash(bytes), FailsWith("NSDK3041").Output);
        Assert.False(Directory.Exists(_test[Folder + "/libfoo"]));
    }

    [Fact]
    public void Other_formats_and_wrong_metadata_are_errors()
    {
        WriteBytes("7z\u00bc\u00af'\u001c"u8.ToArray());
        FailsWith("NSDK3044");
        WriteBytes(SourceArchive.Gzip("int a;\n"u8.ToArray()));
        Assert.Contains("gzip with no tar archive in it", FailsWith("NSDK3044").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "StripComponents=\"5\"");
        Assert.Contains("StripComponents=\"5\"", FailsWith("NSDK3048").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "Sources=\"source/*.c\"");
        Assert.Contains("Sources=\"source/*.c\"", FailsWith("NSDK3048").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "StripComponents=\"-1\"");
        FailsWith("NSDK9003");
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "Folder=\"../../../native\"");
        FailsWith("NSDK9003");
        _test.Write("lib/native/mine.c", "int mine;\n");
        _test.Dotnet("lib", "msbuild", "-t:NativeClean").Succeeds();
        Assert.True(File.Exists(_test["lib/native/mine.c"]));
        Directory.Delete(_test["lib/native"], recursive: true);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "Sha512=\"1\"");
        Assert.Contains("'Sha512'", FailsWith("NSDK9002").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo));
        File.Copy(_test["lib/libfoo.bin"], _test["lib/other.bin"]);
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</ItemGroup>",
            $"<NativeSourceArchive Include=\"other.bin\" Sha256=\"{new string('0', 64)}\" Folder=\"libfoo\" /></ItemGroup>", StringComparison.Ordinal));
        FailsWith("NSDK3049");
    }

    private void Write(string include) => SourceArchive.Write(_test, include, SourceArchive.Hash(File.ReadAllBytes(_test["lib/libfoo-1.2.bin"])));

    private void WriteBytes(byte[] bytes, string metadata = "")
    {
        File.WriteAllBytes(_test["lib/libfoo.bin"], bytes);
        SourceArchive.Write(_test, "libfoo.bin", SourceArchive.Hash(bytes));
        if (metadata.Length > 0)
        {
            var name = metadata.Split('=')[0];
            var text = System.Text.RegularExpressions.Regex.Replace(_test.Read("lib/lib.csproj"), $" {name}=\"[^\"]*\"", "");
            _test.Write("lib/lib.csproj", text.Replace(" Sha256=", $" {metadata} Sha256=", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_zip_entry_with_another_checksum_and_an_archive_that_is_too_large_are_errors_that_leave_nothing()
    {
        Tool.Run("zip", ["-qr0", _test["lib/libfoo-1.2.bin.zip"], "libfoo-1.2"], _test["tree"]).Succeeds();
        var file = _test["lib/libfoo-1.2.bin"];
        File.Move(file + ".zip", file);
        var bytes = File.ReadAllBytes(file);

        // The first byte of a stored file, of which the header still has the checksum.
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
