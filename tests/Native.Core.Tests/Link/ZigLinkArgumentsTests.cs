using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Tests.Link;

public sealed class ZigLinkArgumentsTests
{
    private const string Elf = "-Wl,-rpath,$ORIGIN -Wl,-z,origin";

    [Theory]
    [InlineData("linux-x64", NativeOutputType.SharedLibrary, "cc -target T -o /out/libfoo.so -shared -fno-sanitize=undefined /obj/a.c.o "
        + Elf + " -Xlinker -soname -Xlinker libfoo.so -Wl,-z,defs -Xlinker --version-script -Xlinker /obj/list")]
    [InlineData("linux-x64", NativeOutputType.Executable, "cc -target T -o /out/foo -pie -fno-sanitize=undefined /obj/a.c.o "
        + Elf + " -Xlinker --version-script -Xlinker /obj/list")]
    [InlineData("linux-x64", NativeOutputType.StaticLibrary, "ar rcsD /out/libfoo.a /obj/a.c.o")]
    [InlineData("win-x64", NativeOutputType.SharedLibrary, "cc -target T -o /out/foo.dll -shared -fno-sanitize=undefined /obj/a.c.o "
        + "/obj/list -Xlinker --out-implib -Xlinker /out/foo.lib")]
    [InlineData("win-x64", NativeOutputType.Executable, "cc -target T -o /out/foo.exe -Wl,--subsystem,console -fno-sanitize=undefined /obj/a.c.o")]
    [InlineData("osx-arm64", NativeOutputType.SharedLibrary, "cc -target T -o /out/libfoo.dylib -shared -fno-sanitize=undefined /obj/a.c.o "
        + "-Wl,-rpath,@loader_path -Xlinker -install_name -Xlinker @rpath/libfoo.dylib")]
    [InlineData("osx-arm64", NativeOutputType.Executable, "cc -target T -o /out/foo -pie -fno-sanitize=undefined /obj/a.c.o "
        + "-Wl,-rpath,@loader_path")]
    public void Each_system_and_output_has_its_command(string rid, NativeOutputType type, string expected) =>
        Assert.Equal(expected, Line(Requests.Link(rid) with { OutputType = type, ExportListPath = "/obj/list" }));

    // The functions of node are undefined in an add-on for Linux and macOS. Only the check of a link rejects other undefined functions.
    [Theory]
    [InlineData("linux-x64", false, "/out/foo.node -shared -fno-sanitize=undefined /obj/a.c.o " + Elf + " -Xlinker -soname -Xlinker foo.node -Xlinker --version-script -Xlinker /obj/list")]
    [InlineData("linux-x64", true, "/out/foo.node -shared -fno-sanitize=undefined /obj/a.c.o " + Elf
        + " -Xlinker -soname -Xlinker foo.node -Wl,-z,defs -Xlinker --version-script -Xlinker /obj/list -T /obj/node")]
    [InlineData("win-x64", false, "/out/foo.node -shared -fno-sanitize=undefined /obj/a.c.o /obj/list /obj/node")]
    [InlineData("osx-arm64", false, "/out/foo.node -shared -fno-sanitize=undefined /obj/a.c.o -Wl,-rpath,@loader_path -Xlinker -install_name -Xlinker @rpath/foo.node "
        + "-Wl,-undefined,dynamic_lookup")]
    public void An_add_on_gets_functions_of_the_program_that_loads_it(string rid, bool isCheck, string expected) => Assert.Equal($"cc -target T -o {expected}",
        Line(Requests.Link(rid, NativeOutputType.NodeAddon) with { ExportListPath = "/obj/list", HostFile = "/obj/node", IsHostCheck = isCheck }));

    [Fact]
    public void Libraries_and_arguments_follow_the_objects_in_order() =>
        Assert.Equal($"c++ -target T -o /out/libfoo.so -shared -flto -fsanitize=undefined -fsanitize=thread /obj/a.c.o {Elf} "
            + "-Xlinker -soname -Xlinker libfoo.so -Wl,-z,defs -Wl,-s -L/one -L/two -lm -Wl,-raw /lib/z.so",
            Line(Requests.Link() with
            {
                HasCxx = true,
                Properties = PropertyValues.Of(
                    (PropertySchema.NativeLto, "true"),
                    (PropertySchema.NativeSanitizers, "undefined;thread"),
                    (PropertySchema.NativeSymbols, "None")),
                SearchPaths = ["/one", "/two"],
                Libraries =
                [
                    new("m", LibraryKind.Default), LinkLibrary.Argument("-Wl,--start-group"), LinkLibrary.Argument("-Wl,-raw"),
                    new("/lib/z.so", LibraryKind.Default), LinkLibrary.Argument("-Wl,--end-group"),
                ],
            }));

    [Theory]
    [InlineData("linux-x64", "Embedded", false, false)]
    [InlineData("linux-x64", "Separate", false, true)]
    [InlineData("linux-x64", "None", true, false)]
    [InlineData("osx-arm64", "Embedded", false, false)]
    [InlineData("osx-arm64", "Separate", true, false)]
    [InlineData("osx-arm64", "None", true, false)]
    [InlineData("win-x64", "Separate", false, false)]
    public void Symbols_stay_out_of_the_library_in_the_way_of_its_system(string rid, string symbols, bool atLink, bool debugFile)
    {
        var request = Requests.Link(rid) with { Properties = PropertyValues.Of((PropertySchema.NativeSymbols, symbols)) };
        Assert.Equal((atLink, debugFile), (Line(request).Split(' ').Contains("-Wl,-s"), request.HasDebugFile));
        Assert.False((request with { OutputType = NativeOutputType.StaticLibrary }).HasDebugFile);
    }

    [Theory]
    [InlineData("linux-x64", "z", LibraryKind.Shared, false, "-lz")]
    [InlineData("linux-x64", "z", LibraryKind.Static, false, "/two/libz.a")]
    [InlineData("linux-x64", "z", LibraryKind.Static, true, "-Wl,--whole-archive /two/libz.a -Wl,--no-whole-archive")]
    [InlineData("linux-x64", "/lib/z.a", LibraryKind.Static, true, "-Wl,--whole-archive /lib/z.a -Wl,--no-whole-archive")]
    [InlineData("linux-x64", "z", LibraryKind.Default, true, "-Wl,--whole-archive /two/libz.a -Wl,--no-whole-archive")]
    [InlineData("linux-x64", ":libz.a", LibraryKind.Default, false, "/two/libz.a")]
    [InlineData("osx-x64", "z", LibraryKind.Static, true, "-Xlinker -force_load -Xlinker /two/libz.a")]
    [InlineData("osx-x64", "/a,b/z.a", LibraryKind.Static, true, "-Xlinker -force_load -Xlinker /a,b/z.a")]
    [InlineData("osx-x64", "Cocoa", LibraryKind.Framework, false, "-framework Cocoa")]
    [InlineData("win-x64", "ws2", LibraryKind.Static, false, "/one/ws2.lib")]
    public void A_library_is_linked_according_to_its_kind(string rid, string name, LibraryKind kind, bool whole, string expected) =>
        Assert.EndsWith(" -L/one -L/two " + expected, Line(Requests.Link(rid) with { SearchPaths = ["/one", "/two"], Libraries = [new(name, kind, whole)] }));

    [UnixFact(Unix.Paths)]
    public void Frameworks_have_stubs_or_an_SDK()
    {
        var request = Requests.Link("osx-arm64") with
        {
            Libraries =
            [
                new("Security", LibraryKind.Framework), new("Vision", LibraryKind.Framework) { IsWeak = true }, new("Metal", LibraryKind.Framework, IsNeeded: true),
                new("objc", LibraryKind.Default),
            ],
        };
        const string libraries = "-framework Security -Wl,-weak_framework,Vision -Wl,-needed_framework,Metal -lobjc";
        Assert.EndsWith(" -F/stubs -L/stubs " + libraries, Line(request with { StubDirectory = "/stubs" }));
        Assert.EndsWith(" -F/sdk/usr/lib -L/sdk/usr/lib -F/sdk/System/Library/Frameworks " + libraries, Line(request with { MacOSSdk = "/sdk", SearchPaths = ["/sdk/usr/lib"] }));
    }

    [Theory]
    [InlineData("", "any directory, because there are no NativeLinkSearchPath items")]
    [InlineData("/one,/two", "/one, /two")]
    public void A_missing_archive_is_named_with_the_searched_directories(string paths, string places) =>
        Assert.Equal(
            Diagnostic.Error("NSDK2014", $"The static library 'none' was not found: libnone.a or none.lib is not in {places}. "
                + "Expected it in a searched directory: add the directory as a NativeLinkSearchPath item, or use the path of the library."),
            Assert.Throws<NativeException>(() => Line(Requests.Link() with
            {
                SearchPaths = paths.Split(',', StringSplitOptions.RemoveEmptyEntries),
                Libraries = [new("none", LibraryKind.Static, false)],
            })).Diagnostic);

    private static string Line(LinkRequest request) => Paths.Plain(string.Join(' ', ZigLinkArguments.For(
        request, "T", Paths.Full("/out"), new FakeFiles().With("/two/libz.a").With("/one/ws2.lib"))));
}
