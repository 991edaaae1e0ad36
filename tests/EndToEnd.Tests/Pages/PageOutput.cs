using System.Text.RegularExpressions;

namespace EndToEnd.Tests.Pages;

/// <summary>Compares the output on a page with the real output.</summary>
internal static partial class PageOutput
{
    /// <summary>Every line on the page must be in the output, in this order. The output may contain other lines between them.</summary>
    public static void Compare(string shown, string printed)
    {
        var lines = printed.Split('\n');
        var next = 0;
        foreach (var line in shown.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var pattern = Pattern(line);
            while (next < lines.Length && !pattern.IsMatch(lines[next].Trim()))
                next++;
            if (next++ == lines.Length)
                throw new InvalidOperationException($"The page shows\n{line}\nbut the output is:\n{printed}");
        }
    }

    /// <summary>
    /// A pattern for a line of a page. The following parts differ between machines and runs: durations, dates, versions with three or more parts, example
    /// directories, and parts that the page omits with <c>…</c>.
    /// </summary>
    public static Regex Pattern(string line) => new($"^{Placeholder().Replace(Regex.Escape(line), match => match switch
    {
        { Groups: [_, { Success: true }, ..] } => @"[\d.]+ ?m?s",
        { Groups: [_, _, { Success: true }, ..] } => @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",
        { Groups: [_, _, _, { Success: true }, ..] } => @"\d+(\.\d+){2,3}(-[\w.+]+)?",
        _ => ".*",
    })}$");

    // Regex.Escape puts a backslash before dots and spaces.
    [GeneratedRegex(@"(\d+\\\.\d(?:\\ )?s\b)|(\d{4}-\d\d-\d\d\\ \d\d:\d\d:\d\d)|(\d+(?:\\\.\d+){2,3}(?!\d))|/home/me/|/usr/local/bin/|/opt/\w+/|…")]
    private static partial Regex Placeholder();
}
