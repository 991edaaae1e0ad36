using Native.Core.Compile;
using Native.Core.IO;

namespace Native.Core.Tests.Compile;

public sealed class MissedHeadersTests
{
    [Theory]
    // A header of a later directory may appear in an earlier one, and next to the file that includes it.
    [InlineData("/p/native/v.c=#include \"cfg.h\"|/p/second/cfg.h", "/p/first /p/second", "/p/first: cfg.h; /p/native: cfg.h")]
    [InlineData("/p/native/v.c=#include <cfg.h>|/p/second/cfg.h", "/p/first /p/second", "/p/first: cfg.h")]
    [InlineData("/p/native/v.c=#include <sys/cfg.h>|/p/c/sys/cfg.h", "/p/a /p/b /p/c", "/p/a: sys/cfg.h; /p/b: sys/cfg.h")]
    [InlineData("/p/native/v.c=#include <cfg.h>|/p/first/cfg.h", "/p/first /p/second", "")]
    [InlineData("/p/native/v.c=#include \"cfg.h\"|/p/native/cfg.h", "/p/first", "")]
    // The same applies to the includes of a header.
    [InlineData("/p/native/v.c=#include \"a.h\"|/p/inc/a.h=#include \"b.h\"|/p/low/b.h", "/p/inc /p/low", "/p/inc: b.h; /p/native: a.h")]
    // If a name does not determine its directory, all directories that it can be relative to count.
    [InlineData("/p/native/v.c=#include <x.h>|/p/native/sub/x.h", "/p/native /p/native/sub", "/p/native: x.h")]
    [InlineData("/p/native/v.c=#include <sub/x.h>|/p/native/sub/x.h", "/p/a /p/native/sub /p/native", "/p/a: sub/x.h x.h; /p/native/sub: sub/x.h")]
    [InlineData("/p/native/v.c=#include \"../inc/x.h\"|/p/inc/x.h", "/p/a", "")]
    [InlineData("/p/native/deep/v.c=#include \"../inc/x.h\"|/p/inc/x.h", "/p/q/a /p/b", "/p/native/inc: x.h; /p/q/inc: x.h")]
    // Include paths with dots and trailing separators are the directories that they name.
    [InlineData("/p/native/v.c=#include <x.h>|/p/inc/x.h", "/p/native/../first/ /p/native/../inc/", "/p/first: x.h")]
    [InlineData("/p/native/v.c=#include <x.h>|/p/include2/x.h", "/p/include /p/include2", "/p/include: x.h")]
    // A macro can name any header, which would be searched for next to the file first.
    [InlineData("/p/native/v.c=#include CONFIG|/p/inc/cfg.h", "/p/inc", "/p/native: cfg.h")]
    // The same directory twice.
    [InlineData("/p/native/v.c=#include <x.h>|/p/a/x.h", "/p/a /p/b /p/a", "/p/b: x.h")]
    // A system header whose directory is not listed comes after all listed directories.
    [InlineData("/p/native/v.c=#include <zlib.h>|/usr/include/zlib.h", "/p/a", "/p/a: zlib.h")]
    public void A_header_is_recorded_as_missing_where_it_would_be_found_first(string files, string includes, string expected) =>
        Assert.Equal(expected, Missed(files, includes));

    [Theory]
    [InlineData("#if __has_include(\"t.h\")", "/p/a: t.h; /p/b: t.h; /p/native: t.h")]
    [InlineData("#if __has_include(<t.h>)", "/p/a: t.h; /p/b: t.h")]
    [InlineData("#if __has_include(\"sub/t.h\")", "/p/a: sub/t.h; /p/b: sub/t.h; /p/native: sub/t.h")]
    [InlineData("#if __has_include(\"../t.h\")", "/p: t.h")]
    [InlineData("#if __has_include(\"/etc/t.h\")", "/etc: t.h")]
    [InlineData("#if __has_include(\"there.h\")", "/p/a: there.h; /p/native: there.h")]
    [InlineData("#if __has_include(<there.h>)", "/p/a: there.h")]
    [InlineData("#if __has_include(\"v.c\")", "")]
    [InlineData("#if __has_include_next(<there.h>)", "/p/a: there.h")]
    [InlineData("#if __has_include_next(\"v.c\")", "/p/a: v.c; /p/b: v.c")]
    [InlineData("/* __has_include(<t.h>) */", "/p/a: t.h; /p/b: t.h")]
    public void A_header_that_a_file_checks_for_is_recorded_where_it_is_missing(string text, string expected) =>
        Assert.Equal(expected, Missed($"/p/native/v.c={text}|/p/b/there.h", "/p/a /p/b", read: 1));

    [Theory]
    [InlineData("/zig/lib/include/stddef.h", "stddef.h")]
    [InlineData("/zig/lib/libc/include/x86_64-linux-gnu/bits/types.h", "bits/types.h")]
    [InlineData("/zig/lib/libc/include/any-windows-any/stdio.h", "stdio.h")]
    [InlineData("/zig/lib/libcxx/include/__algorithm/max.h", "__algorithm/max.h")]
    [InlineData("/usr/lib/gcc/x86_64-linux-gnu/12/include/stddef.h", "stddef.h")]
    [InlineData("/usr/include/x86_64-linux-gnu/c++/12/bits/c++config.h", "bits/c++config.h c++/12/bits/c++config.h x86_64-linux-gnu/c++/12/bits/c++config.h")]
    [InlineData("/usr/include/c++", "c++")]
    [InlineData("/odd/stdio.h", "stdio.h")]
    public void The_compilers_own_headers_come_after_all_folders(string own, string expected) =>
        Assert.Equal($"/p/a: {expected}; /p/b: {expected}", Missed("/p/native/v.c=#include <stdio.h>", "/p/a /p/b", own: [own]));

    [Fact]
    public void A_header_in_quotes_is_searched_next_to_the_file_first() =>
        Assert.Equal("/p/native: stdio.h", Missed("/p/native/v.c=#include \"stdio.h\"", "", own: ["/zig/lib/libc/include/generic-glibc/stdio.h"]));

    [Fact]
    public void Each_file_of_a_build_is_read_and_checked_once()
    {
        var disk = new FakeFiles();
        var headers = Enumerable.Range(0, 50).Select(i => $"/p/i{i % 5}/h{i}.h").ToList();
        foreach (var header in headers)
            disk.With(header, text: "#include \"h1.h\"\n#if __has_include(<none.h>)");
        var files = new CountingFiles(disk);
        var missed = new MissedHeaders(files);
        for (var i = 0; i < 20; i++)
        {
            disk.With($"/p/native/s{i}.c", text: "#include <h1.h>");
            Assert.Equal(["/p/i0", "/p/i1", "/p/i2", "/p/i3", "/p/i4"],
                missed.Find([$"/p/native/s{i}.c", .. headers], [], ["/p/i0", "/p/i1", "/p/i2", "/p/i3", "/p/i4"]).Select(folder => Paths.Plain(folder.Path)));
        }

        Assert.Equal(70, files.Read.Count);
        Assert.Equal(files.Read.Distinct(), files.Read);
        Assert.Equal(disk.Asked.Distinct(), disk.Asked);
    }

    [Fact]
    public void Sources_with_different_folders_have_different_missing_headers()
    {
        var missed = new MissedHeaders(new FakeFiles().With("/p/v.c").With("/p/b/x.h"));
        Assert.Equal("/p/a", Paths.Plain(Assert.Single(missed.Find(["/p/v.c", "/p/b/x.h"], [], ["/p/a", "/p/b"])).Path));
        Assert.Empty(missed.Find(["/p/v.c", "/p/b/x.h"], [], ["/p/b", "/p/a"]));
        Assert.Equal("/p/c", Paths.Plain(Assert.Single(missed.Find(["/p/v.c", "/p/b/x.h"], [], ["/p/c", "/p/b"])).Path));
    }

    [Fact]
    public void A_deleted_file_has_no_missing_headers() => Assert.Empty(new MissedHeaders(new FakeFiles()).Find(["/p/v.c"], [], ["/p/a"]));

    // Windows and macOS find INC/x.h through -I inc; on Windows, a backslash in a name separates directories.
    [Theory]
    [InlineData("windows", "/p/a: x.h; /p/native/sub: y.h")]
    [InlineData("macos", "/p/a: x.h; /p/native: sub\\y.h")]
    [InlineData("linux", "/p/native: sub\\y.h")]
    public void Names_are_those_of_the_system(string host, string expected)
    {
        var disk = new FakeFiles().With("/p/native/v.c", text: "#include \"sub\\y.h\"").With("/p/INC/x.h");
        var missed = new MissedHeaders(disk, Hosts.Of(host)).Find(["/p/native/v.c", "/p/INC/x.h"], [], ["/p/a", "/p/inc"]);
        Assert.Equal(expected, string.Join("; ", missed.Select(folder => $"{Paths.Plain(folder.Path)}: {string.Join(' ', folder.Names)}")));
    }

    // path=text|path=text, of which the first 'read' files were read.
    private static string Missed(string files, string includes, int read = int.MaxValue, string[]? own = null)
    {
        var disk = new FakeFiles();
        var entries = files.Split('|').Select(entry => entry.Split('=', 2)).ToList();
        foreach (var entry in entries)
            disk.With(entry[0], text: entry.ElementAtOrDefault(1) ?? "");
        var missed = new MissedHeaders(disk).Find([.. entries.Take(read).Select(entry => Paths.Full(entry[0]))], own ?? [],
            [.. includes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Paths.Full)]);
        return string.Join("; ", missed.Select(folder => $"{Paths.Plain(folder.Path)}: {string.Join(' ', folder.Names)}"));
    }

    private sealed class CountingFiles(FakeFiles files) : IFileReader
    {
        public List<string> Read { get; } = [];

        public FileStamp? Stamp(string path) => files.Stamp(path);

        public string? ReadText(string path)
        {
            Read.Add(path);
            return files.ReadText(path);
        }

        public Stream? Open(string path) => files.Open(path);

        public IReadOnlyList<string> Folders(string path) => files.Folders(path);

        public IReadOnlySet<string> Names(string path) => throw new NotSupportedException();

        public IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null) => throw new NotSupportedException();
    }
}
