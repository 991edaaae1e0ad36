namespace EndToEnd.Tests.Pages;

/// <summary>The step that each kind of markup produces.</summary>
public sealed class PageReadTests
{
    [Theory]
    [InlineData("<!-- file: native/a.c -->\n```c\nint a;\n```", StepKind.File, "native/a.c")]
    [InlineData("<!-- file: .clangd -->\n\n```yaml\nA: b\n```", StepKind.File, ".clangd")]
    [InlineData("<!-- file: a.txt -->\n    text", StepKind.File, "a.txt")]
    [InlineData("<!-- append to: a.csproj -->\n```xml\n<A />\n```", StepKind.Append, "a.csproj")]
    [InlineData("<!-- output of: ls && pwd -->\n    a", StepKind.Output, "ls && pwd")]
    [InlineData("<!-- not run: no network -->\n    dotnet run", StepKind.NotRun, "no network")]
    [InlineData("<!-- fragment -->\n```xml\n<!-- a.csproj -->\n<A />\n```", StepKind.Fragment, "")]
    [InlineData("<!-- run -->\n    export A=1", StepKind.Run, "")]
    [InlineData("Text.\n\n`native/a.c`:\n\n```c\nint a;\n```", StepKind.File, "native/a.c")]
    [InlineData("```xml\n<!-- a.csproj: any project -->\n<Project />\n```", StepKind.File, "a.csproj")]
    [InlineData("```c\n/* native/a.c */\n```", StepKind.File, "native/a.c")]
    [InlineData("```csharp\n// build.cs, at the project\n```", StepKind.File, "build.cs")]
    [InlineData("```cmake\n# arm64.cmake\n```", StepKind.File, "arm64.cmake")]
    [InlineData("```xml\n<A />\n```", StepKind.Fragment, "")]
    [InlineData("| a | `<NativeDefine Include=\"A=1\" />` |", StepKind.Fragment, "")]
    [InlineData("Text:\n\n    dotnet run\n    ls", StepKind.Run, "")]
    [InlineData("Text:\n\n    $ ls\n    a", StepKind.Session, "")]
    [InlineData("1. Text:\n\n       dotnet run", StepKind.Run, "")]
    [InlineData("1. Text:\n\n   <!-- run -->\n       export A=1", StepKind.Run, "")]
    [InlineData("1. Text:\n\n   ```xml\n   <A />\n   ```", StepKind.Fragment, "")]
    [InlineData("<!-- in: app -->\n\nText.", StepKind.Folder, "app")]
    [InlineData("Text.\n\n<!-- run: touch a -->", StepKind.Run, "")]
    public void Markup_determines_the_purpose_of_a_block(string markdown, StepKind kind, string argument)
    {
        var step = Assert.Single(Page.Read(markdown));
        Assert.Equal((kind, argument), (step.Kind, step.Argument));
    }

    [Theory]
    [InlineData("Run it:\n\n    ls -l")]
    [InlineData("In `a.c` write:\n\n```c\nint a;\n```")]
    [InlineData("```c\n/* Adds. */\nint a;\n```")]
    [InlineData("```json\n{}\n```")]
    [InlineData("<!-- not run -->\n    dotnet run")]
    [InlineData("<!-- not run: -->\n    dotnet run")]
    [InlineData("<!-- run; print: 5 -->\n    dotnet run")]
    [InlineData("<!-- prints: 5 -->\n    dotnet run")]
    [InlineData("<!-- prints: 5 -->\n\nText.")]
    public void A_block_without_markup_and_a_wrong_directive_are_unknown(string markdown) =>
        Assert.Equal(StepKind.Unknown, Assert.Single(Page.Read(markdown)).Kind);

    [Fact]
    public void Prose_between_a_directive_and_a_block_separates_them() =>
        Assert.Equal([StepKind.Unknown, StepKind.Unknown], Page.Read("<!-- file: a.c -->\n\nText.\n\n```c\nint a;\n```").Select(step => step.Kind));

    [Fact]
    public void Directives_without_a_block_come_before_the_next_block_and_prose_does_not_count()
    {
        var steps = Page.Read("<!-- A note: for writers. -->\n\n<!-- in: app -->\n<!-- run: ls; prints: a -->\n<!-- run; fails: NSDK5001; in a terminal -->\n    dotnet build\n");
        Assert.Equal([StepKind.Folder, StepKind.Run, StepKind.Run], steps.Select(step => step.Kind));
        Assert.Equal(["", "ls", "dotnet build"], steps.Select(step => step.Text));
        Assert.Equal([false, false, true], steps.Select(step => step.IsBlock));
        Assert.Equal("a", steps[1].Prints);
        Assert.Equal("NSDK5001", steps[2].Fails);
        Assert.True(steps[2].InTerminal);
        Assert.Equal([3, 4, 6], steps.Select(step => step.Line));
    }

    [Theory]
    [InlineData("in 0.2 s", "in 12.75 s", true)]
    [InlineData("(0.0s)", "(1.4s)", true)]
    [InlineData("zig 0.14.0 at", "zig 0.15.1-dev.2+a6 at", true)]
    [InlineData("built 2026-11-24 10:00:00)", "built 2027-01-02 03:04:05)", true)]
    [InlineData("built 2026-11-24 10:00:00)", "built 2027-01-02 03:04:05.678)", false)]
    [InlineData("/home/me/hello/a.c: b", "/tmp/x y/hello/a.c: b", true)]
    [InlineData("/home/me/hello/a.c: b", "/tmp/x y/other/a.c: b", false)]
    [InlineData("(/opt/zig14/zig)", "(/a/zig-0.14.0/zig)", true)]
    [InlineData("a …/b", "a c/d/b", true)]
    [InlineData("libhello.so", "libhello_so", false)]
    [InlineData("2 of 3 files", "3 of 3 files", false)]
    [InlineData("sources 1", "sources 12", false)]
    public void Shown_lines_match_values_that_differ_between_machines(string shown, string printed, bool same) =>
        Assert.Equal(same, PageOutput.Pattern(shown).IsMatch(printed));

    [Theory]
    [InlineData("a\nb", "a\nx\nb", true)]
    [InlineData("a\nb", "b\na", false)]
    [InlineData("a\na", "a", false)]
    [InlineData("  a", "a\n", true)]
    [InlineData("a", "ab", false)]
    public void Shown_lines_must_be_complete_and_in_order(string shown, string printed, bool same)
    {
        var difference = Record.Exception(() => PageOutput.Compare(shown, printed));
        Assert.Equal(same, difference is null);
    }
}
