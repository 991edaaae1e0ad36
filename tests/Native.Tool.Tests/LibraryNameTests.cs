namespace Native.Tool.Tests;

public sealed class LibraryNameTests
{
    [Theory]
    [InlineData("zlib-1.3.1", "zlib", "1.3.1", "Zlib")]
    [InlineData("zlib_1.2.13.dfsg.orig", "zlib", "1.2.13", "Zlib")]
    [InlineData("libuv-v1.44.2", "libuv", "1.44.2", "Libuv")]
    [InlineData("libpng1.6_1.6.39.orig", "libpng1.6", "1.6.39", "Libpng16")]
    [InlineData("lib-yaml", "lib-yaml", "", "LibYaml")]
    [InlineData("curl-8_5_0", "curl", "8_5_0", "Curl")]
    [InlineData("7zip-9", "7zip", "9", "Lib7zip")]
    [InlineData("jansson-2.14-rc1", "jansson-2.14-rc1", "", "Jansson214Rc1")]
    public void The_name_of_an_archive_contains_a_name_and_a_version(string text, string name, string version, string project)
    {
        var library = LibraryName.Of(text);
        Assert.Equal((name, version, project), (library.Name, library.Version, library.Project));
    }

    [Theory]
    [InlineData("1.3.1", "1.3.1", "[1.3.1,2)")]
    [InlineData("2", "2.0", "[2.0,3)")]
    [InlineData("1.2.3.4", "1.2.3", "[1.2.3,2)")]
    [InlineData("", "0.1.0", "")]
    public void A_version_becomes_a_package_version_and_a_range(string version, string package, string range)
    {
        var library = new LibraryName("a", version);
        Assert.Equal((package, range), (library.PackageVersion, library.Range));
    }

    [Theory]
    [InlineData("libzstd", "zstd", true)]
    [InlineData("lua5.4", "lua", true)]
    [InlineData("http-parser", "http_parser", true)]
    [InlineData("libpng1.6", "png", true)]
    [InlineData("lz4", "lz4frame", false)]
    [InlineData("zlib", "zutil", false)]
    public void A_header_can_have_the_name_of_its_library(string library, string header, bool expected) => Assert.Equal(expected, new LibraryName(library, "").Matches(header));
}
