using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EndToEnd.Tests.Pages;

/// <summary>
/// Reads the code blocks of a page and their purpose. Only markup determines the purpose, never the surrounding prose. The first rule that applies counts:
/// <list type="bullet">
/// <item>A comment of HTML right before the block, which a rendered page does not show. Parts are separated by semicolons:
/// <c>file: native/hello.c</c>, <c>append to: hello.csproj</c>, <c>fragment</c>, <c>run</c>, <c>run; prints: 5</c>, <c>run; fails: NSDK5001</c>,
/// <c>output of: dotnet build</c>, <c>not run: it does not end</c>. <c>in a terminal</c> holds for commands.</item>
/// <item>A paragraph that is only a path and a colon: <c>`native/hello.c`:</c></item>
/// <item>A comment in the first line of the block that begins with a path: <c>/* native/hello.c */</c></item>
/// <item>The language xml, which is a fragment.</item>
/// <item>A whole item in the text, <c>`&lt;NativeSource Include="a.c" /&gt;`</c>, which is a fragment too.</item>
/// <item>Indented text: commands where it begins with <c>dotnet</c>, a command and its output where it begins with <c>$</c>.</item>
/// </list>
/// Comments that are not followed by a block are steps too: <c>in: adder</c> creates a directory for the page and changes to it,
/// <c>run: touch build.cs</c> runs a command that the page does not show.
/// </summary>
public static partial class Page
{
    private static readonly string[] s_keys = ["file", "append to", "fragment", "run", "prints", "fails", "output of", "in a terminal", "not run", "in"];

    /// <summary>Returns the steps of a page, in order.</summary>
    public static IReadOnlyList<PageStep> Read(string markdown)
    {
        List<PageStep> steps = [];
        Block? before = null;
        foreach (var block in Leaves(Markdown.Parse(markdown)).Append<Block?>(null))
        {
            var parts = Directive(before, markdown);
            if (parts is not null && (block is not CodeBlock || IsAlone(parts)))
            {
                steps.Add(Alone(before!, parts));
                parts = null;
            }

            if (block is CodeBlock code)
                steps.Add((parts is null ? Classify(code, before, markdown) : FromDirective(code, parts)) with { IsFenced = code is FencedCodeBlock });
            else if (block is ParagraphBlock { Inline: { } inline })
                steps.AddRange(inline.Descendants<CodeInline>().Where(item => Item().IsMatch(item.Content))
                    .Select(item => new PageStep(block.Line + 1, StepKind.Fragment, "", item.Content)));
            before = block;
        }

        return steps;
    }

    private static IEnumerable<Block> Leaves(ContainerBlock container) =>
        container.SelectMany(block => block is ContainerBlock inner ? Leaves(inner) : [block]);

    private static PageStep Classify(CodeBlock code, Block? before, string markdown)
    {
        var text = code.Lines.ToString();
        var line = code.Line + 1;
        var language = code is FencedCodeBlock fenced ? fenced.Info : null;
        if (before is ParagraphBlock paragraph && OnlyPath().Match(Source(paragraph, markdown)) is { Success: true } named)
            return new(line, StepKind.File, named.Groups[1].Value, text);
        if (language is not null && FirstLine().Match(text) is { Success: true } first)
            return new(line, StepKind.File, first.Groups[1].Value, text);
        return (language, text) switch
        {
            ("xml", _) => new(line, StepKind.Fragment, "", text),
            (null, ['$', ' ', ..]) => new(line, StepKind.Session, "", text),
            (null, _) when text.StartsWith("dotnet ", StringComparison.Ordinal) => new(line, StepKind.Run, "", text),
            _ => new(line, StepKind.Unknown, "", text),
        };
    }

    private static bool IsAlone(Dictionary<string, string> parts) => parts.ContainsKey("in") || parts.GetValueOrDefault("run") is { Length: > 0 };

    private static PageStep FromDirective(CodeBlock code, Dictionary<string, string> parts)
    {
        var (line, text) = (code.Line + 1, code.Lines.ToString());
        var step = parts switch
        {
            _ when parts.TryGetValue("file", out var path) => new PageStep(line, StepKind.File, path, text),
            _ when parts.TryGetValue("append to", out var path) => new(line, StepKind.Append, path, text),
            _ when parts.TryGetValue("output of", out var command) => new(line, StepKind.Output, command, text),
            _ when parts.TryGetValue("not run", out var reason) => new(line, reason.Length > 0 ? StepKind.NotRun : StepKind.Unknown, reason, text),
            _ when parts.ContainsKey("fragment") => new(line, StepKind.Fragment, "", text),
            _ when parts.TryGetValue("run", out var command) && command.Length == 0 =>
                new(line, text.StartsWith("$ ", StringComparison.Ordinal) ? StepKind.Session : StepKind.Run, "", text),
            _ => new(line, StepKind.Unknown, "", text),
        };
        return With(step, parts);
    }

    private static PageStep Alone(Block block, Dictionary<string, string> parts)
    {
        var step = parts switch
        {
            _ when parts.TryGetValue("in", out var folder) => new PageStep(block.Line + 1, StepKind.Folder, folder, ""),
            _ when parts.TryGetValue("run", out var command) && command.Length > 0 => new(block.Line + 1, StepKind.Run, "", command),
            _ => new(block.Line + 1, StepKind.Unknown, "", string.Join("; ", parts.Keys)),
        };
        return With(step, parts) with { IsBlock = false };
    }

    private static PageStep With(PageStep step, Dictionary<string, string> parts) => step with
    {
        Kind = parts.Keys.All(s_keys.Contains) ? step.Kind : StepKind.Unknown,
        Prints = parts.GetValueOrDefault("prints"),
        Fails = parts.GetValueOrDefault("fails"),
        InTerminal = parts.ContainsKey("in a terminal"),
    };

    // A comment whose first word is not a key is a note for the authors of the page.
    private static Dictionary<string, string>? Directive(Block? block, string markdown)
    {
        if (block is not HtmlBlock || Comment().Match(Source(block, markdown)) is not { Success: true } comment)
            return null;
        var parts = comment.Groups[1].Value.Split("; ")
            .Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries)).ToArray();
        return s_keys.Contains(parts[0][0]) ? parts.ToDictionary(part => part[0], part => part.Length > 1 ? part[1] : "") : null;
    }

    private static string Source(Block block, string markdown) => markdown[block.Span.Start..(block.Span.End + 1)];

    [GeneratedRegex(@"^<!--\s*(.*?)\s*-->\s*$", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^<Native\w+ [^<]*/>$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^`([\w./-]+)`:$")]
    private static partial Regex OnlyPath();

    [GeneratedRegex(@"^(?:<!--|/\*|//|#) ?([\w./-]+\.\w+)(?![\w/])")]
    private static partial Regex FirstLine();
}
