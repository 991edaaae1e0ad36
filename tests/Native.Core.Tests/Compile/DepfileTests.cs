using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class DepfileTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a.o: a.c\n", "a.c")]
    [InlineData("a.o:\n", "")]
    [InlineData("a.o: a.c h.h", "a.c|h.h")]
    [InlineData("a.o: a.c \\\n  h.h \\\n  sub/i.h\n", "a.c|h.h|sub/i.h")]
    [InlineData("a.o: a.c \\\r\n  h.h\r\n", "a.c|h.h")]
    [InlineData("a.o: with\\ space.c c\\#.h price$$.h\n", "with space.c|c#.h|price$.h")]
    [InlineData("with\\ space.o: a.c\n", "a.c")]
    [InlineData("C:\\x\\y.o: C:\\x\\y.c C:\\x\\new\\t.h\n", "C:\\x\\y.c|C:\\x\\new\\t.h")]
    [InlineData("C\\:/x/y.o: C\\:/x/y.c C\\:\\x\\z.h\n", "C:/x/y.c|C:\\x\\z.h")]
    [InlineData("a.o: a.c h.h\nh.h:\n", "a.c|h.h")]
    [InlineData("a.o: a.c h.h\nb.o: b.c h.h\n", "a.c|h.h|b.c")]
    [InlineData("a.o b.o: a.c\n", "a.c")]
    [InlineData("a.o : a.c\n", "a.c")]
    [InlineData("a.o: z.h a.h z.h A.h\n", "z.h|a.h|A.h")]
    [InlineData("a.o:\ta.c\th.h\n", "a.c|h.h")]
    public void Prerequisites_are_read_once_and_in_order(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Depfile.Parse(text)));
}
