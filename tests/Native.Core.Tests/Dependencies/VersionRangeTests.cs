using Native.Core.Dependencies;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Dependencies;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData("", "foo")]
    [InlineData("  ", "foo")]
    [InlineData("1.0", "foo >= 1.0")]
    [InlineData("[1.0]", "foo = 1.0")]
    [InlineData("[1.0.18,2.0)", "foo >= 1.0.18|foo < 2.0")]
    [InlineData("(1.0,2.0]", "foo > 1.0|foo <= 2.0")]
    [InlineData("[1.0,)", "foo >= 1.0")]
    [InlineData("(,2.0]", "foo <= 2.0")]
    [InlineData(" [ 1 , 2 ) ", "foo >= 1|foo < 2")]
    [InlineData("1:2.3~rc1+dfsg-4", "foo >= 1:2.3~rc1+dfsg-4")]
    [InlineData("3.0.2a", "foo >= 3.0.2a")]
    public void NuGet_s_notation_becomes_pkg_config_s(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', VersionRange.Parse(text, "foo").Modules("foo")));

    [Theory]
    [InlineData("[1.0")]
    [InlineData("(1.0)")]
    [InlineData("[,]")]
    [InlineData(">= 1.0")]
    [InlineData("1.*")]
    [InlineData("[1,2,3]")]
    [InlineData("1.0 2.0")]
    public void Anything_else_is_an_error_that_shows_the_notation(string text)
    {
        var diagnostic = Assert.Throws<NativeException>(() => VersionRange.Parse(text, "foo")).Diagnostic;
        Assert.Equal("NSDK3003", diagnostic.Code);
        Assert.StartsWith($"'{text}' is not a range of versions (Version of the NativeDependency 'foo'). Expected NuGet's notation: 1.0 for at least 1.0,", diagnostic.Message);
    }
}
