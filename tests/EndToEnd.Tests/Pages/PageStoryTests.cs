namespace EndToEnd.Tests.Pages;

/// <summary>A page whose content differs from the real behavior fails.</summary>
public sealed class PageStoryTests
{
    [Theory]
    [InlineData("<!-- run -->\n    false\n    true", "Exit code 1")]
    [InlineData("<!-- run -->\n    false | cat", "Exit code 1")]
    [InlineData("<!-- run; fails: NSDK5001 -->\n    true", "Exit code 0")]
    [InlineData("<!-- run; fails: NSDK5001 -->\n    (echo NSDK5002 && false)", "NSDK5001")]
    [InlineData("<!-- run; prints: 5 -->\n    echo 55", "55")]
    [InlineData("    $ echo a\n    b", "The page shows")]
    [InlineData("<!-- append to: a.c -->\n    text", "a.c")]
    [InlineData("<!-- file: a.c -->\n    int;\n\n<!-- run: rm b.c -->", "Exit code 1")]
    [InlineData("```xml\n<NativeSource Update=\"a.c\" Option=\"-O3\" />\n```", "no metadata Option")]
    [InlineData("Write `<NativeSource Include=\"a.c\" Option=\"-O3\" />`.", "no metadata Option")]
    [InlineData("```xml\n<NativeToolchain>gcc</NativeToolchain>\n```", "NSDK9003")]
    [InlineData("```xml\n<NativeOptimisation>3</NativeOptimisation>\n```", "NSDK9005")]
    public void A_wrong_page_fails(string page, string message)
    {
        using var story = new PageStory("none");
        var exception = Record.Exception(() => story.Play(Page.Read(page)));
        Assert.Contains(message, exception?.Message);
    }

    [Fact]
    public void Files_directories_and_variables_remain_from_block_to_block()
    {
        using var story = new PageStory("none");
        story.Play(Page.Read("""
            <!-- in: a b -->
            <!-- file: x/one.txt -->
                one

            <!-- run -->
                export TWO='t w o'
                cd x

            <!-- append to: one.txt -->
                two

            <!-- run; prints: one two t w o -->
                echo $(cat one.txt) $TWO

            <!-- not run: it would fail -->
                false
            """));
        Assert.Equal(4, story.Executed);
    }
}
