using Native.Core.CMakeFallback;

namespace Native.Core.Tests.CMakeFallback;

public sealed class FallbackStandInTests
{
    [Theory]
    [InlineData("/src/a(b).c", "-a_b_.c", "#include \"/src/a(b).c\"\n")]
    [InlineData("/src/x;y/a.cpp", "-a.cpp", "#include \"/src/x;y/a.cpp\"\n")]
    [InlineData("/src/a'.s", "-a_.s", ".include \"/src/a'.s\"\n")]
    public void A_source_with_an_unsupported_name_is_included_by_a_file_with_a_valid_name(string path, string end, string text)
    {
        var standIn = FallbackStandIn.For(Requests.Compile(), path)!;
        Assert.EndsWith(end, standIn.Name, StringComparison.Ordinal);
        Assert.Equal(text, standIn.Text);
    }

    [Fact]
    public void Other_sources_need_no_stand_in() => Assert.Null(FallbackStandIn.For(Requests.Compile(), "/src/é ,=@+-_![]{}.c"));

    [Fact]
    public void Two_sources_with_the_same_name_have_two_stand_ins() => Assert.NotEqual(
        FallbackStandIn.For(Requests.Compile(), "/src/x/a;b.c")!.Name, FallbackStandIn.For(Requests.Compile(), "/src/y/a;b.c")!.Name);

    [Fact]
    public void The_CMake_lists_name_the_stand_in()
    {
        var lists = FallbackLists.Write(Requests.Compile(sources: Requests.Source("/src/a(b).c")), Requests.Link(), []);
        Assert.DoesNotContain("a(b)", lists, StringComparison.Ordinal);
        Assert.Equal(2, lists.Split("-a_b_.c\"").Length - 1);
    }
}
