using Native.Core.CMake;
using Native.Core.Dependencies;
using Native.Core.Incremental;
using Native.Core.Link;

namespace Native.Core.Tests.CMake;

public sealed class CMakeItemsTests
{
    private static readonly CMakeProduct s_product = new(["z"], [new("/p/obj/z/build/libz.a", LibraryKind.Default, WholeArchive: true), new("/p/obj/z/build/libs.so", LibraryKind.Default, WholeArchive: false),
        LinkLibrary.Argument("-Wl,--start-group"), new("m", LibraryKind.Default), LinkLibrary.Argument("-Wl,--start-group")], ["/s"], ["/p/vendor/z"], ["A=\"b|c\""], ["/p/obj/z/build/libs.so"], HasCxx: true);

    [Fact]
    public void Items_are_the_same_after_they_are_recorded_and_read()
    {
        var items = CMakeItems.Of(CMakeProjects.Project(), s_product, new Dictionary<string, string> { ["/p/obj/z/build/libs.so"] = "/p/obj/libs.so.1" });
        Assert.Equal(
            [
                "Library /p/obj/z/build/libz.a whole", "Library /p/obj/libs.so.1", "Library -Wl,--start-group", "Library m",
                "Library -Wl,--start-group", "SearchPath /s", "Include /p/vendor/z",
                "Define A=\"b|c\"", "Copy /p/obj/libs.so.1", "CxxRuntime true",
            ],
            items.Select(item => $"{item.Type} {item.Value}{(item.WholeArchive ? " whole" : "")}"));
        var state = new StepState("", []) { Items = [.. items.Select(DependencyStep.Item)] };
        Assert.Equal(items, StepState.Read(state.Write())!.Items.Select(DependencyStep.Read));
    }
}
