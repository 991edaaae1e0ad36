using Native.Core.Link;
using Native.Core.NativeAot;

namespace Native.Core.Tests.NativeAot;

public sealed class StaticPartsTests
{
    [Fact]
    public void A_static_library_needs_what_its_shared_library_was_linked_with()
    {
        var files = new FakeFiles().With("/lib/libdep.a");
        var request = Requests.Link() with
        {
            SearchPaths = ["/lib"],
            Libraries =
            [
                LinkLibrary.Argument("-Wl,-O1", "LDFLAGS"), LinkLibrary.Argument("-Wl,--start-group"), new("m", LibraryKind.Default), new("dep", LibraryKind.Static),
                new("/x/libx.a", LibraryKind.Default, WholeArchive: true), LinkLibrary.Argument("-Wl,--end-group"), LinkLibrary.Argument("-pthread"),
                LinkLibrary.Argument("-Wl,--version-script=a.map"), new("Security", LibraryKind.Framework), new("Vision", LibraryKind.Framework) { IsWeak = true },
            ],
        };
        Assert.Equal(
            [
                (StaticPartType.SearchPath, "/lib", false), (StaticPartType.Name, "m", false), (StaticPartType.File, "/lib/libdep.a", false), (StaticPartType.File, "/x/libx.a", true),
                (StaticPartType.Argument, "-pthread", false), (StaticPartType.Framework, "Security", false), (StaticPartType.Argument, "-Wl,-weak_framework,Vision", false),
            ],
            StaticParts.Needed(request, "Foo.csproj", files).Select(part => (part.Type, Paths.Plain(part.Value), part.IsWhole)));
    }
}
