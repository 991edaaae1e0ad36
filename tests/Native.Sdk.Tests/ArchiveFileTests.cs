using System.Text.RegularExpressions;
using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Invalid archive contents and invalid archive items, all read from disk.</summary>
public sealed class ArchiveFileTests : IDisposable
{
    private const string Folder = "lib/obj/native/archives";
    private readonly TestFolder _test = SourceArchive.Project("x", "");

    public void Dispose() => _test.Dispose();

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
        _test.FailsWith("NSDK3045");
        Assert.All(Directory.GetFileSystemEntries(_test[Folder]), entry => Assert.EndsWith(".lock", entry));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_test.Root)!, "evil.c", SearchOption.AllDirectories));
        Assert.False(File.Exists("/tmp/evil.c"));
    }

    [Fact]
    public void A_missing_or_wrong_checksum_is_an_error_that_names_the_correct_one()
    {
        var bytes = SourceArchive.TarGz(SourceArchive.Foo);
        File.WriteAllBytes(_test["lib/libfoo.tgz"], bytes);
        SourceArchive.Write(_test, "libfoo.tgz", "");
        Assert.Contains($"Sha256=\"{SourceArchive.Hash(bytes)}\"", _test.FailsWith("NSDK3040").Output);
        SourceArchive.Write(_test, "libfoo.tgz", "12ab");
        Assert.Contains("'12ab', which is not 64 hexadecimal digits", _test.FailsWith("NSDK3040").Output);
        SourceArchive.Write(_test, "http://127.0.0.1:1/libfoo.tgz", "");
        Assert.Contains("curl -L 'http://127.0.0.1:1/libfoo.tgz' | sha256sum", _test.FailsWith("NSDK3040").Output);
        SourceArchive.Write(_test, "libfoo.tgz", new string('0', 64));
        Assert.Contains(SourceArchive.Hash(bytes), _test.FailsWith("NSDK3041").Output);
        Assert.False(Directory.Exists(_test[Folder + "/libfoo"]));
    }

    [Fact]
    public void Other_formats_and_wrong_metadata_are_errors()
    {
        WriteBytes("7z\u00bc\u00af'\u001c"u8.ToArray());
        _test.FailsWith("NSDK3044");
        WriteBytes(SourceArchive.Gzip("int a;\n"u8.ToArray()));
        Assert.Contains("gzip without a tar archive", _test.FailsWith("NSDK3044").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "StripComponents=\"5\"");
        Assert.Contains("StripComponents=\"5\"", _test.FailsWith("NSDK3048").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "Sources=\"source/*.c\"");
        Assert.Contains("Sources=\"source/*.c\"", _test.FailsWith("NSDK3048").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "StripComponents=\"-1\"");
        _test.FailsWith("NSDK9003");
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "Folder=\"../../../native\"");
        _test.FailsWith("NSDK9003");
        _test.Write("lib/native/mine.c", "int mine;\n");
        _test.Run("lib", "NativeClean").Succeeds();
        Assert.True(File.Exists(_test["lib/native/mine.c"]));
        Directory.Delete(_test["lib/native"], recursive: true);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo), "Sha512=\"1\"");
        Assert.Contains("'Sha512'", _test.FailsWith("NSDK9002").Output);
        WriteBytes(SourceArchive.TarGz(SourceArchive.Foo));
        File.Copy(_test["lib/libfoo.bin"], _test["lib/other.bin"]);
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</ItemGroup>",
            $"<NativeSourceArchive Include=\"other.bin\" Sha256=\"{new string('0', 64)}\" Folder=\"libfoo\" /></ItemGroup>", StringComparison.Ordinal));
        _test.FailsWith("NSDK3049");
    }

    private void WriteBytes(byte[] bytes, string metadata = "")
    {
        File.WriteAllBytes(_test["lib/libfoo.bin"], bytes);
        SourceArchive.Write(_test, "libfoo.bin", SourceArchive.Hash(bytes));
        if (metadata.Length > 0)
        {
            var name = metadata.Split('=')[0];
            var text = Regex.Replace(_test.Read("lib/lib.csproj"), $" {name}=\"[^\"]*\"", "");
            _test.Write("lib/lib.csproj", text.Replace(" Sha256=", $" {metadata} Sha256=", StringComparison.Ordinal));
        }
    }
}
