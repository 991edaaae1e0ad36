using Native.Core.Dependencies;

namespace Native.Core.Tests.Dependencies;

public sealed class FallbackNamesTests
{
    [Theory]
    [InlineData("", "", null)]
    [InlineData("zlib zlib", "zlib foo", null)]
    [InlineData("zlip zlib zlip", "zlib foo", "FallbackFor is 'zlip', which is not a NativeDependency of the project (zlib, foo). Expected one of them; correct "
        + "the name, or add <NativeDependency Include=\"zlip\" />.")]
    [InlineData("ZLIB zlib;foo", "zlib foo", "FallbackFor is 'ZLIB, zlib;foo', which is not a NativeDependency of the project (zlib, foo). Expected one of "
        + "them; correct the name, or add <NativeDependency Include=\"ZLIB;zlib;foo\" />.")]
    [InlineData("zlib", "", "FallbackFor is 'zlib', which is not a NativeDependency of the project (). Expected one of them; correct the name, or add "
        + "<NativeDependency Include=\"zlib\" />.")]
    public void A_name_that_is_not_a_dependency_is_an_error(string names, string dependencies, string? expected)
    {
        var diagnostic = FallbackNames.Refuse(List(names), List(dependencies), "/p/p.csproj");
        Assert.Equal(expected is null ? (null, null, null) : (expected, "NSDK3013", "/p/p.csproj"), (diagnostic?.Message, diagnostic?.Code, diagnostic?.File));
    }

    private static string[] List(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
