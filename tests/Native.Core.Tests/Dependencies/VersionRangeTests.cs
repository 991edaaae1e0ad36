using CsCheck;
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
        Assert.StartsWith($"'{text}' is not a version range (Version of the NativeDependency 'foo'). Expected NuGet's notation: 1.0 for 1.0 or later,", diagnostic.Message);
    }

    private static readonly Gen<string> s_version = Property.Text("019.a-+~:", shortest: 1, longest: 6);

    [Fact]
    public void Both_ends_of_any_interval_reach_pkg_config() =>
        Gen.Select(s_version, s_version, Gen.OneOf("[", "("), Gen.OneOf("]", ")"), Gen.OneOf("", " ")).Holds((low, high, open, close, space) =>
        {
            var range = VersionRange.Parse($"{space}{open}{space}{low}{space},{space}{high}{space}{close}{space}", "foo");
            Assert.Equal([(open == "[" ? ">=" : ">", low), (close == "]" ? "<=" : "<", high)], range.Constraints);
            Assert.Equal(range.Constraints, VersionRange.Parse(range.Text, "foo").Constraints);
        });

    [Fact]
    public void Any_text_is_a_range_or_NSDK3003() => Property.Text("01.a[](),<>= *").Holds(text =>
    {
        try
        {
            Assert.All(VersionRange.Parse(text, "foo").Constraints, constraint => Assert.DoesNotMatch(@"^$|[\s,()<>=*\[\]]", constraint.Version));
        }
        catch (NativeException exception)
        {
            Assert.Equal("NSDK3003", exception.Diagnostic.Code);
        }
    });
}
