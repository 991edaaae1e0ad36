using System.Globalization;
using System.Text;

namespace Native.Core.Bindings;

/// <summary>Describes the difference between two texts for a message.</summary>
public static class TextDifference
{
    private const int Most = 12;

    /// <summary>Returns the lines between the common beginning and end, with <c>-</c> and <c>+</c>, and their first line number.</summary>
    public static string Describe(string before, string after)
    {
        var old = Lines(before);
        var now = Lines(after);
        var start = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = old.Skip(start).Reverse().Zip(now.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"@@ line {start + 1} @@"));
        Append(text, '-', old[start..^end]);
        Append(text, '+', now[start..^end]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, char sign, string[] lines)
    {
        foreach (var line in lines.Take(Most))
            text.Append('\n').Append(sign).Append(line);
        if (lines.Length > Most)
            text.Append(CultureInfo.InvariantCulture, $"\n{sign}… {lines.Length - Most} more lines");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
