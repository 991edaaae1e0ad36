using Native.Core.Audit;
using Native.Core.Platform;

namespace Native.Core.Tests.Audit;

public sealed class DeclaredLibrariesTests
{
    [Theory]
    [InlineData("linux-x64", "png16", "libpng16.so.16", true)]
    [InlineData("linux-x64", "png", "libpng16.so.16", false)]
    [InlineData("linux-x64", ":libpng16.so.16", "libpng16.so.16", true)]
    [InlineData("linux-x64", "/vendor/libpng16.so.16", "libpng16.so.16", true)]
    [InlineData("linux-x64", "PNG16", "libpng16.so.16", false)]
    [InlineData("win-x64", "zlib1", "ZLIB1.dll", true)]
    [InlineData("win-x64", "z", "zlib1.dll", false)]
    [InlineData("osx-arm64", "z.1", "/opt/homebrew/lib/libz.1.dylib", true)]
    [InlineData("osx-arm64", "Foo", "@rpath/Foo.framework/Foo", true)]
    public void A_name_stands_for_a_library(string rid, string name, string needed, bool expected) =>
        Assert.Equal(expected, Find(rid, [needed], (name, LibraryOrigin.Named)).ContainsKey(needed));

    [Fact]
    public void The_record_has_what_the_system_does_not_have()
    {
        var found = Find("linux-x64", ["libc.so.6", "libssl.so.3", "libother.so", "libnobody.so"], ("ssl", LibraryOrigin.System), ("c", LibraryOrigin.Named), ("/p/libother.so", LibraryOrigin.Reference));
        var text = DeclaredLibraries.Write(found);
        Assert.Equal("Reference libother.so\nSystem libssl.so.3\n", text);
        Assert.Equal(found.OrderBy(pair => pair.Key), DeclaredLibraries.Parse(text).OrderBy(pair => pair.Key));
        Assert.Empty(DeclaredLibraries.Parse(null));
    }

    private static IReadOnlyDictionary<string, LibraryOrigin> Find(string rid, string[] needed, params (string, LibraryOrigin)[] named) =>
        new DeclaredLibraries(NativeTarget.Parse(rid), [], new FakeFiles()).Find(needed, named);
}
