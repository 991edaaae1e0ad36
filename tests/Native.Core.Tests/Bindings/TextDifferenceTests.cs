using Native.Core.Bindings;

namespace Native.Core.Tests.Bindings;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", "@@ line 2 @@\n-b\n+x")]
    [InlineData("a\nc", "a\nb\nc", "@@ line 2 @@\n+b")]
    [InlineData("a\r\nb", "a\nb\nc", "@@ line 3 @@\n+c")]
    [InlineData("", "a", "@@ line 1 @@\n-\n+a")]
    public void Only_differences_are_shown(string before, string after, string expected) => Assert.Equal(expected, TextDifference.Describe(before, after));

    [Fact]
    public void Long_differences_are_cut() => Assert.EndsWith("+… 88 more lines", TextDifference.Describe("", string.Join('\n', Enumerable.Range(0, 100))));
}
