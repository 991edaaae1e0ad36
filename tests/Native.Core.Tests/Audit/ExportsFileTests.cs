using Native.Core.Audit;

namespace Native.Core.Tests.Audit;

public sealed class ExportsFileTests
{
    [Theory]
    [InlineData("linux-x64", "a b l")]
    [InlineData("linux-musl-x64", "a b l m")]
    [InlineData("win-x64", "a b w")]
    [InlineData("osx-arm64", "a b")]
    public void Sections_are_for_the_RIDs_that_begin_with_them(string rid, string names) => Assert.Equal(names.Split(' '),
        new ExportsFile("/exports.txt", "# all\r\na # first\n\nb\n[win]\nw\n[linux]\nl\n[linux-musl]\nm\n[linux-musl-x]\nno\n").Names(rid).Order());

    [Fact]
    public void A_difference_is_what_is_gone_and_what_is_new()
    {
        var list = new ExportsFile("/exports.txt", "a\nb\nc\n");
        Assert.Null(list.Difference("linux-x64", ["c", "b", "a"]));
        Assert.Equal("-b -c +d", list.Difference("linux-x64", ["a", "d"]));
        Assert.Equal("-a -b -c +x0 +x1 +x10 +x11 +x12 +x13 +x14 +x15 +x16 and 11 more", list.Difference("linux-x64", Enumerable.Range(0, 20).Select(i => $"x{i}")));
    }
}
