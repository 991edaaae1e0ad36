using System.Text.RegularExpressions;
using CsCheck;
using Native.Core.Incremental;

namespace Native.Core.Tests.Incremental;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("a.c", "*.c", true)]
    [InlineData("sub/a.c", "*.c", false)]
    [InlineData("sub/a.c", "**/*.c", true)]
    [InlineData("a.c", "**/*.c", true)]
    [InlineData("obj/x/y.o", "obj/**", true)]
    [InlineData("obj", "obj/**", false)]
    [InlineData("A.C", "?.c", true)]
    [InlineData("ab.c", "?.c", false)]
    public void A_pattern_matches_the_same_files_as_in_MSBuild(string path, string pattern, bool expected) => Assert.Equal(expected, PathPattern.IsMatch(path, pattern));

    [Fact]
    public void A_pattern_matches_the_same_names_as_its_regular_expression() =>
        Gen.Select(Property.Text("aB/", longest: 8), Gen.OneOf("a", "b", "/", "*", "?", "**/", "**").Array[0, 6].Select(string.Concat))
            .Holds((path, pattern) => Assert.Equal(Expression(pattern).IsMatch(path), PathPattern.IsMatch(path, pattern)), count: 3000);

    private static Regex Expression(string pattern)
    {
        // Two asterisks match directories only if they are a complete path segment, or the rest of the pattern.
        var text = Regex.Replace(Regex.Escape(pattern), @"\\\*\\\*/|\\\*\\\*$|\\\*|\\\?", found => found.Value switch
        {
            @"\*\*/" => "(?:[^/]*/)*",
            @"\*\*" => ".*",
            @"\*" => "[^/]*",
            _ => "[^/]",
        });
        return new($@"\A{text}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
