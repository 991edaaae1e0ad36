using Native.Core.Diagnostics;
using Native.Core.Link;

namespace Native.Core.Tests.Link;

public sealed class LinkOrderTests
{
    // A word is an argument; a word that begins with @ is a NativeLinkLibrary item with that name.
    [Theory]
    [InlineData("-Wl,-z,now @m -Wl,-O1 @/l/z.so", "-Wl,-z,now m -Wl,-O1 /l/z.so")]
    // An argument that applies to libraries becomes a property of each library in its range.
    [InlineData("-Wl,--whole-archive @/l/a.a -Wl,--no-whole-archive @/l/b.a", "/l/a.a! /l/b.a")]
    [InlineData("-Wl,--push-state,--whole-archive @/l/a.a -Wl,--pop-state @/l/b.a", "/l/a.a! /l/b.a")]
    [InlineData("-Wl,--push-state -Wl,-whole-archive @/l/a.a @/l/b.so -lpthread -Wl,--pop-state @/l/b.a", "/l/a.a! /l/b.so pthread /l/b.a")]
    [InlineData("-Xlinker --whole-archive @/l/a.a -Xlinker --no-whole-archive @/l/b.a", "/l/a.a! /l/b.a")]
    [InlineData("-Wl,--whole-archive -lx -Wl,--no-whole-archive -ly", "x! y")]
    [InlineData("-Wl,--whole-archive,libs/a.a,--no-whole-archive @/l/b.a", "/p/libs/a.a! /l/b.a")]
    [InlineData("-Wl,--push-state,-Bstatic,-lx,-lm,--pop-state -ly", "x:Static m y")]
    [InlineData("-Wl,-Bstatic @x -Wl,--push-state,-dy @y -Wl,--pop-state @z -Wl,-Bdynamic @w", "x:Static y z:Static w")]
    [InlineData("-Wl,--no-as-needed -lx -Wl,--as-needed -ly", "x+ y-")]
    [InlineData("-Wl,--pop-state -lx", "x")]
    // Groups keep their position, in one spelling.
    [InlineData("-Wl,--start-group,-la,-lb,--end-group -Wl,-( @/l/a.a @/l/b.a @/l/a.a -Wl,-)",
        "-Wl,--start-group a b -Wl,--end-group -Wl,--start-group /l/a.a /l/b.a /l/a.a -Wl,--end-group")]
    // Options that consist of two words stay together.
    [InlineData("-Xlinker -z -Xlinker now -u keep_me -Wl,-rpath -Wl,/x -Wl,-u,drv -force_load /l/a.a", "-Wl,-z,now -u keep_me -Wl,-rpath,/x -Wl,-u,drv -force_load /l/a.a")]
    [InlineData("-framework Cocoa -Wl,-framework,Metal -weak_framework Vision", "Cocoa:Framework -Wl,-framework,Metal -weak_framework Vision")]
    [InlineData("-Xlinker -rpath -Xlinker /a,b -pthread", "-Xlinker -rpath -Xlinker /a,b -pthread")]
    [InlineData("-Wl,-force_load,/l/a.a -Wl,-sectcreate,__TEXT,__info,Info.plist", "-Wl,-force_load,/l/a.a -Wl,-sectcreate,__TEXT,__info,Info.plist")]
    [InlineData("-l x -l:libz.a libs/z.a exports.def", "x :libz.a /p/libs/z.a exports.def")]
    // A library that is linked completely occurs once; a library that some linkers read only once is repeated as before.
    [InlineData("@/l/a.a -Wl,--whole-archive @/l/a.a @/l/a.a -Wl,--no-whole-archive @/l/b.a @/l/b.a", "/l/a.a! /l/b.a /l/b.a")]
    public void Libraries_and_arguments_keep_their_order(string words, string expected)
    {
        var entries = words.Split(' ').Select(word => word[0] == '@' ? new LinkLibrary(word[1..], LibraryKind.Default) : LinkLibrary.Argument(word));
        Assert.Equal(expected, string.Join(' ', LinkOrder.Of([.. entries], Paths.Full("/p")).Libraries.Select(library => Paths.Plain(library.Name)
            + (library.WholeArchive ? "!" : "") + (library.Kind is LibraryKind.Static or LibraryKind.Framework ? $":{library.Kind}" : "")
            + (library.IsNeeded is { } needed ? needed ? "+" : "-" : ""))));
    }

    [Theory]
    [InlineData("-Wl,--whole-archive -Wl,--no-whole-archive", true)]
    [InlineData("-Wl,--push-state,--whole-archive -Wl,--pop-state", true)]
    [InlineData("-Wl,--start-group -Wl,--end-group", true)]
    [InlineData("-Wl,-Bstatic -Wl,-Bdynamic", true)]
    [InlineData("-Xlinker --whole-archive -Xlinker --no-whole-archive", true)]
    [InlineData("-Wl,--whole-archive libs/a.a -Wl,--no-whole-archive", false)]
    [InlineData("-Wl,--whole-archive,libs/a.a,--no-whole-archive", false)]
    [InlineData("-Wl,-Bstatic -lx -Wl,-Bdynamic", false)]
    [InlineData("-Wl,--no-as-needed", false)]
    [InlineData("-Wl,-z,now -Wl,--as-needed", false)]
    public void A_pair_of_arguments_without_libraries_is_rejected(string arguments, bool isRefused) =>
        Assert.Equal(isRefused ? "NSDK2015" : null,
            (Record.Exception(() => LinkOrder.RequireLibraries(arguments.Split(' '), "/src")) as NativeException)?.Diagnostic.Code);

    [Fact]
    public void Folders_are_recognized_and_an_item_takes_precedence_over_an_argument()
    {
        var (libraries, paths) = LinkOrder.Of(
            [
                LinkLibrary.Argument("-Lone", "LDFLAGS"), LinkLibrary.Argument("-L"), LinkLibrary.Argument("/two"), LinkLibrary.Argument("-Wl,-L/three,--as-needed,-Bstatic"),
                new("x", LibraryKind.Shared, IsNeeded: true), LinkLibrary.Argument("-Wl,-odd", "x.pc"),
            ], Paths.Full("/p"));
        Assert.Equal(["/p/one", "/two", "/three"], Paths.Plain(paths));
        Assert.Equal([new("x", LibraryKind.Shared, IsNeeded: true), LinkLibrary.Argument("-Wl,-odd", "x.pc")], libraries);
    }
}
