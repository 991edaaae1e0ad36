namespace EndToEnd.Tests.Pages;

/// <summary>The content of the user documentation is correct: files, commands, output and fragments of project files, in the order of the page.</summary>
[LongRunning]
public sealed class PageTests
{
    // This page is for contributors: its blocks show paths only.
    private const string Architecture = "architecture";

    private static readonly string[] s_pages =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(page => page != Architecture).Order(StringComparer.Ordinal), "README"];

    public static TheoryData<string> Pages => [.. s_pages];

    public static TheoryData<string> PagesWithBlocks => [.. s_pages.Where(page => Page.Read(Text(page)).Count > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_purpose_of_every_block_is_known(string page)
    {
        var steps = Page.Read(Text(page));
        var unknown = steps.Where(step => step.Kind == StepKind.Unknown).Select(step => $"{page}.md({step.Line}): {step.Text.Split('\n')[0]}");
        Assert.Equal("", string.Join('\n', unknown));
        // Page.Read must not miss a block.
        Assert.Equal(Text(page).Split('\n').Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal)) / 2,
            steps.Count(step => step.IsFenced));
    }

    [Theory]
    [MemberData(nameof(PagesWithBlocks))]
    public void Works_as_shown(string page)
    {
        var steps = Page.Read(Text(page));
        var toExecute = steps.Count(step => step.IsExecuted);
        Assert.NotEqual(0, steps.Count(step => step.IsExecuted && step.IsBlock));
        using var story = new PageStory(page);
        story.Play(steps);
        Assert.Equal(toExecute, story.Executed);
    }

    private static string Text(string page) =>
        File.ReadAllText(Path.Combine(Repository.Root, page == "README" ? "README.md" : $"docs/{page}.md"));
}
