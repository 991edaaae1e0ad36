using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Core.Tests.Link;

public sealed class NamedLibrariesTests
{
    [Theory]
    // In the order of the linker: directory by directory, the shared library first.
    [InlineData("linux-x64", LibraryKind.Default, "/a/libq.so /b/libq.so", "/a/libq.so", "")]
    [InlineData("linux-x64", LibraryKind.Default, "/a/libq.a", "/a/libq.a", "/a: libq.so")]
    [InlineData("linux-x64", LibraryKind.Default, "/b/libq.so", "/b/libq.so", "/a: libq.a libq.so")]
    [InlineData("linux-x64", LibraryKind.Default, "", "", "/a: libq.a libq.so; /b: libq.a libq.so")]
    [InlineData("linux-x64", LibraryKind.Shared, "/a/libq.a", "/a/libq.a", "/a: libq.so")]
    [InlineData("linux-x64", LibraryKind.Static, "/a/libq.so /b/libq.a", "/b/libq.a", "/a: libq.a q.lib")]
    [InlineData("linux-x64", LibraryKind.Static, "", "", "/a: libq.a q.lib; /b: libq.a q.lib")]
    // zig and lld prefer different kinds of libraries, so all kinds in a directory count.
    [InlineData("osx-arm64", LibraryKind.Default, "/a/libq.tbd /a/libq.a /b/libq.dylib", "/a/libq.a /a/libq.tbd", "/a: libq.dylib libq.so")]
    [InlineData("win-x64", LibraryKind.Default, "/b/q.lib", "/b/q.lib",
        "/a: libq.a libq.dll.a libq.lib q.dll q.dll.a q.lib; /b: libq.a libq.dll.a libq.lib q.dll q.dll.a")]
    [InlineData("win-x64", LibraryKind.Static, "/a/q.lib", "/a/q.lib", "/a: libq.a")]
    [InlineData("osx-arm64", LibraryKind.Framework, "/b/q.framework/q.tbd", "/b/q.framework/q.tbd",
        "/a/q.framework: q q.dylib q.tbd; /b/q.framework: q q.dylib")]
    public void The_file_that_is_linked_and_those_that_would_precede_it(string rid, LibraryKind kind, string files, string found, string missed) =>
        Check(Request(rid, new LinkLibrary("q", kind)), files, found, missed);

    [Theory]
    [InlineData("-lq")]
    [InlineData("-l|q")]
    [InlineData("-Wl,-lq")]
    [InlineData("-Wl,--as-needed,-lq")]
    [InlineData("-Xlinker|-lq")]
    [InlineData("-Xlinker|-l|-Xlinker|q")]
    public void A_library_can_be_an_argument(string arguments) =>
        Check(Request("linux-x64", [.. arguments.Split('|').Select(word => LinkLibrary.Argument(word))]), "/b/libq.a", "/b/libq.a", "/a: libq.a libq.so; /b: libq.so");

    [Fact]
    public void A_file_name_is_searched_as_it_is()
    {
        Check(Request("linux-x64", new LinkLibrary(":libq.a", LibraryKind.Default)), "/b/libq.a", "/b/libq.a", "/a: libq.a");
        Check(Request("linux-x64", LinkLibrary.Argument("-l:libq.a")), "/b/libq.a", "/b/libq.a", "/a: libq.a");
    }

    [Fact]
    public void A_library_that_is_linked_completely_is_an_archive() =>
        Check(Request("linux-x64", new LinkLibrary("q", LibraryKind.Default, WholeArchive: true)), "/a/libq.so /b/libq.a", "/b/libq.a", "/a: libq.a q.lib");

    [Fact]
    public void A_library_by_path_and_other_arguments_are_not_searched() =>
        Check(Request("linux-x64", new("/a/libq.a", LibraryKind.Default), LinkLibrary.Argument("-Wl,-z,now"), LinkLibrary.Argument("-L/c")), "/a/libq.a", "", "");

    [Fact]
    public void An_archive_searches_no_libraries() =>
        Check(Request("linux-x64", new LinkLibrary("q", LibraryKind.Default)) with { OutputType = NativeOutputType.StaticLibrary }, "/a/libq.a", "", "");

    [Fact]
    public void Frameworks_are_searched_in_folders_of_their_own_too() =>
        Check(Request("osx-arm64", LinkLibrary.Argument("-F"), LinkLibrary.Argument("/f"), new("q", LibraryKind.Framework)), "/f/q.framework/q",
            "/f/q.framework/q", "/f/q.framework: q.dylib q.tbd");

    [Fact]
    public void Libraries_in_a_linker_script_are_found_too()
    {
        var files = new FakeFiles().With("/a/libq.so", text: "INPUT(libq.so.6 -lr)").With("/a/libq.so.6").With("/b/libr.a");
        var (found, missed) = NamedLibraries.Of(Request("linux-x64", new LinkLibrary("q", LibraryKind.Default)), files);
        Assert.Equal(["/a/libq.so", "/a/libq.so.6", "/b/libr.a"], Paths.Plain(found));
        Assert.Equal(["/a: libr.a libr.so", "/b: libr.so"], missed.Select(folder => $"{Paths.Plain(folder.Path)}: {string.Join(' ', folder.Names)}"));
    }

    private static LinkRequest Request(string rid, params LinkLibrary[] libraries) =>
        Requests.Link(rid) with { Libraries = libraries, SearchPaths = [Paths.Full("/a"), Paths.Full("/b")] };

    private static void Check(LinkRequest request, string files, string found, string missed)
    {
        var disk = new FakeFiles();
        foreach (var path in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            disk.With(path);
        var result = NamedLibraries.Of(request, disk);
        Assert.Equal(found, Paths.Plain(string.Join(' ', result.Found)));
        Assert.Equal(missed, string.Join("; ", result.Missed.Select(folder => $"{Paths.Plain(folder.Path)}: {string.Join(' ', folder.Names)}")));
    }
}
