using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Archives;

public sealed class ArchiveAddressTests
{
    [Theory]
    [InlineData("libfoo.tar.gz", "/project/libfoo.tar.gz")]
    [InlineData("../vendor/libfoo.tar.gz", "/vendor/libfoo.tar.gz")]
    [InlineData("/tmp/libfoo.tar.gz", "/tmp/libfoo.tar.gz")]
    [InlineData("file:///tmp/a b.tar.gz", "/tmp/a b.tar.gz")]
    [InlineData("file:/tmp/a.tar.gz", "/tmp/a.tar.gz")]
    [InlineData("https://example.org/libfoo.tar.gz?raw=1", "https://example.org/libfoo.tar.gz?raw=1")]
    [InlineData("HTTP://example.org/a", "HTTP://example.org/a")]
    // MSBuild converts each % escape to a character before the SDK reads the address.
    [InlineData("file:///tmp/pr\u00c3\u00b8ject.tar", "/tmp/prøject.tar")]
    [InlineData("file:///tmp/prøject.tar", "/tmp/prøject.tar")]
    [InlineData("file:///tmp/日.tar", "/tmp/日.tar")]
    public void A_path_is_relative_to_the_project_and_a_URL_is_unchanged(string source, string expected) =>
        Assert.Equal(expected, Paths.Plain(ArchiveAddress.Locate(source, Paths.Full("/project"))));

    [Theory]
    [InlineData("ftp://example.org/libfoo.tar.gz")]
    [InlineData("http://")]
    public void Another_scheme_is_an_error(string source) =>
        Assert.Equal("NSDK3042", Assert.Throws<NativeException>(() => ArchiveAddress.Locate(source, "/project")).Diagnostic.Code);
}
