using System.Text;
using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Archives that a server does not provide.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Folder = "lib/obj/native/archives";
    private readonly byte[] _archive = SourceArchive.TarGz(SourceArchive.Foo);
    private readonly LoopbackServer _server = new();
    private readonly TestFolder _test = SourceArchive.Project("x", "");

    public void Dispose()
    {
        _server.Dispose();
        _test.Dispose();
    }

    [Fact]
    public void A_failed_download_is_an_error_that_leaves_nothing()
    {
        SourceArchive.Write(_test, _server.Address + "/gone.tar.gz", SourceArchive.Hash(_archive));
        var run = _test.FailsWith("NSDK3042");
        Assert.Contains("404 NotFound", run.Output);
        Assert.Contains($"copy the file to {_test[$"cache/{SourceArchive.Hash(_archive)}"]}", run.Output);
        Assert.Single(_server.Requests);

        SourceArchive.Write(_test, _server.Serve("/cut.tar.gz", new Answer(200, _archive) { CutAfter = 50 }), SourceArchive.Hash(_archive));
        Assert.Contains("3 attempts", _test.FailsWith("NSDK3042").Output);
        SourceArchive.Write(_test, _server.Serve("/slow.tar.gz", new Answer(200, []) { Hangs = true }), SourceArchive.Hash(_archive));
        Assert.Contains("nothing for 1 seconds", _test.FailsWith("NSDK3042", "NativeArchiveTimeout=1").Output);
        SourceArchive.Write(_test, _server.Serve("/login.tar.gz", Encoding.UTF8.GetBytes("<!DOCTYPE html>")), SourceArchive.Hash(_archive));
        Assert.Contains("a web page", _test.FailsWith("NSDK3041").Output);
        SourceArchive.Write(_test, "ftp://127.0.0.1/libfoo.tar.gz", SourceArchive.Hash(_archive));
        _test.FailsWith("NSDK3042");
        SourceArchive.Write(_test, "missing.tar.gz", SourceArchive.Hash(_archive));
        _test.FailsWith("NSDK3042");
        Assert.All(Directory.GetFileSystemEntries(_test[Folder]), entry => Assert.EndsWith(".lock", entry));
        Assert.All(Directory.GetFileSystemEntries(_test["cache"]), entry => Assert.EndsWith(".lock", entry));
    }
}
