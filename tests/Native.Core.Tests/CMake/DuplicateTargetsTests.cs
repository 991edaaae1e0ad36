using Native.Core.CMake;
using Native.Core.Link;

namespace Native.Core.Tests.CMake;

public sealed class DuplicateTargetsTests
{
    private static readonly CMakeArchive[] s_archives =
    [
        new("/o/jpeg/build/libjpeg.a", "jpeg-static", "jpeg"), new("/o/jpeg/build/libturbojpeg.a", "turbojpeg-static", "jpeg"),
        new("/o/zlib/build/libz.a", "zlibstatic", "zlib"),
    ];

    [Fact]
    public void Many_symbols_of_two_targets_are_one_error()
    {
        var output = string.Concat(Enumerable.Range(0, 20).Select(i => $"""
            ld.lld: error: duplicate symbol: jpeg_{i}
            >>> defined at j.c:1 (/s/j.c:1)
            >>>            j.c.o:(jpeg_{i}) in archive /o/jpeg/build/libjpeg.a
            >>> defined at j.c:1 (/s/j.c:1)
            >>>            j.c.o:(.text+0x0) in archive /o/jpeg/build/libturbojpeg.a

            """));
        var diagnostic = Assert.Single(DuplicateTargets.Join(LinkerOutput.Parse(output).Diagnostics, s_archives));
        Assert.Equal("NSDK3033", diagnostic.Code);
        Assert.Contains("'jpeg_0', 'jpeg_1', 'jpeg_2' and 17 more", diagnostic.Message);
        Assert.Contains("jpeg: jpeg-static, turbojpeg-static", diagnostic.Message);
        Assert.Contains("Targets=\"turbojpeg-static\"", diagnostic.Message);
    }

    [Theory]
    [InlineData("/usr/bin/ld: /o/jpeg/build/libturbojpeg.a(j.o): in function `f':\nj.c:(.text+0x0): multiple definition of `f'; /o/jpeg/build/libjpeg.a(j.o):j.c:(.text+0x0): first defined here", "NSDK3033")]
    [InlineData("/usr/bin/ld: native/j.o: in function `f':\nj.c:(.text+0x0): multiple definition of `f'; /o/jpeg/build/libturbojpeg.a(j.o):j.c:(.text+0x0): first defined here", "NSDK2011")]
    [InlineData("ld.lld: error: duplicate symbol: f\n>>> defined at /o/zlib/build/libz.a\n>>> defined at /o/jpeg/build/libjpeg.a", "NSDK2011")]
    public void Only_targets_of_one_project_are_compared(string output, string code) =>
        Assert.Equal([code], DuplicateTargets.Join(LinkerOutput.Parse(output).Diagnostics, s_archives).Select(diagnostic => diagnostic.Code));

    [Fact]
    public void The_file_next_to_the_tree_is_read_as_it_was_written() =>
        Assert.All(s_archives, archive => Assert.Equal(archive, CMakeArchive.Read(archive.Write().TrimEnd())));
}
