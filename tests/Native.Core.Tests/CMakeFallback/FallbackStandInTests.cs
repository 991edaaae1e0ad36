using Native.Core.CMakeFallback;

namespace Native.Core.Tests.CMakeFallback;

public sealed class FallbackStandInTests
{
    [Theory]
    [InlineData("/src/a(b).c", "-a_b_.c", "#include \"/src/a(b).c\"\n")]
    [InlineData("/src/x;y/a.cpp", "-a.cpp", "#include \"/src/x;y/a.cpp\"\n")]
    [InlineData("/src/a'.s", "-a_.s", ".include \"/src/a'.s\"\n")]
    public void A_source_that_build_files_cannot_name_is_included_by_one_that_they_can(string path, string end, string text)
    {
        var standIn = FallbackStandIn.For(Requests.Compile(), path)!;
        Assert.EndsWith(end, standIn.Name, StringComparison.Ordinal);
        Assert.Equal(text, standIn.Text);
    }

    [Fact]
    public void Other_sources_need_none() => Assert.Null(FallbackStandIn.For(Requests.Compile(), "/src/é ,=@+-_![]{}.c"));

    [Fact]
    public void Two_sources_with_one_name_have_two() => Assert.NotEqual(
        FallbackStandIn.For(Requests.Compile(), "/src/x/a;b.c")!.Name, FallbackStandIn.For(Requests.Compile(), "/src/y/a;b.c")!.Name);

    [Fact]
    public void The_lists_name_it()
    {
        var lists = FallbackLists.Write(Requests.Compile(sources: Requests.Source("/src/a(b).c")), Requests.Link(), []);
        Assert.DoesNotContain("a(b)", lists, StringComparison.Ordinal);
        Assert.Equal(2, lists.Split("-a_b_.c\"").Length - 1);
    }
}
