using Native.Core.Archives;

namespace Native.Core.Tests.Archives;

public sealed class ArchiveNameTests
{
    [Theory]
    [InlineData("libfoo-1.2.tar.gz", "libfoo-1.2")]
    [InlineData("vendor/libfoo-1.2.tar.xz", "libfoo-1.2")]
    [InlineData(@"vendor\libfoo-1.2.zip", "libfoo-1.2")]
    [InlineData("https://example.org/v1/libfoo-1.2.TAR.BZ2?raw=1/2.zip", "libfoo-1.2")]
    [InlineData("https://example.org/libfoo.tgz#part/x", "libfoo")]
    [InlineData("libfoo.tar", "libfoo")]
    [InlineData("libfoo.tbz", "libfoo")]
    [InlineData("libfoo.tbz2", "libfoo")]
    [InlineData("libfoo.txz", "libfoo")]
    [InlineData("libfoo.tar.tar", "libfoo")]
    [InlineData("libfoo.tar.gz.zip", "libfoo.tar.gz")]
    [InlineData("libfoo.tar.", "libfoo.tar.")]
    [InlineData("libfoo.7z", "libfoo.7z")]
    [InlineData("libfoo-1.2", "libfoo-1.2")]
    [InlineData("https://example.org/files/", "")]
    [InlineData(".tar.gz", "")]
    public void The_name_is_that_of_the_file_without_folders_query_and_extensions(string source, string expected) =>
        Assert.Equal(expected, ArchiveName.Of(source));

    [Theory]
    [InlineData("libfoo-1.2", true)]
    [InlineData(".libfoo", true)]
    [InlineData("lib..foo", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("../libfoo", false)]
    [InlineData(@"vendor\libfoo", false)]
    [InlineData("C:", false)]
    [InlineData("con", false)]
    [InlineData("Aux.1", false)]
    [InlineData("libfoo.", false)]
    [InlineData("libfoo ", false)]
    [InlineData("console", true)]
    public void A_name_is_always_a_single_folder(string name, bool expected) => Assert.Equal(expected, ArchiveName.IsFolder(name));
}
