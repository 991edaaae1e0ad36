using Native.Core.NativeAot;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Tests.NativeAot;

public sealed class StaticRefusalTests
{
    [Fact]
    public void Objects_of_every_compiler_are_taken() => Assert.Null(StaticRefusal.Of(PropertyValues.None, "libfoo.so", "Foo.csproj"));

    [Fact]
    public void Objects_that_only_zig_can_link_are_not()
    {
        Assert.Contains("NativeLto=true", StaticRefusal.Of(PropertyValues.Of((PropertySchema.NativeLto, "true")), "libfoo.so", "Foo.csproj")!.Message);
        Assert.Contains("NativeSanitizers", StaticRefusal.Of(PropertyValues.Of((PropertySchema.NativeSanitizers, "undefined")), "libfoo.so", "Foo.csproj")!.Message);
    }

    [Theory]
    [InlineData("linux-x64", "-Wl,-u,inflate")]
    [InlineData("osx-arm64", "-Wl,-u,_inflate")]
    public void A_project_with_zlib_gives_it_to_the_platform_too(string rid, string expected) =>
        Assert.Equal([expected], PlatformSymbols.Arguments([new HashSet<string> { "inflate", "other" }, new HashSet<string>()], NativeTarget.Parse(rid)));
}
