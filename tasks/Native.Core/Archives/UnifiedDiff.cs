using System.Text;

namespace Native.Core.Archives;

/// <summary>Represents a line of a hunk.</summary>
/// <param name="Kind">A space, <c>+</c> or <c>-</c>.</param>
/// <param name="Text">The line with its end; the last line of a file may have none.</param>
public readonly record struct HunkLine(char Kind, string Text);

/// <summary>Represents a hunk: the expected lines and their replacement.</summary>
/// <param name="OldStart">The 1-based line of the old lines; without old lines, the line before the new ones.</param>
/// <param name="OldCount">The number of old lines.</param>
/// <param name="Lines">The lines.</param>
/// <param name="PatchLine">Its 1-based line in the patch.</param>
public sealed record Hunk(int OldStart, int OldCount, IReadOnlyList<HunkLine> Lines, int PatchLine)
{
    /// <summary>The expected lines.</summary>
    public IEnumerable<string> Old => Lines.Where(line => line.Kind != '+').Select(line => line.Text);

    /// <summary>The lines after the change.</summary>
    public IEnumerable<string> New => Lines.Where(line => line.Kind != '-').Select(line => line.Text);
}

/// <summary>Represents the changes to one file. Names are as written in the patch, with prefixes such as <c>a/</c>.</summary>
/// <param name="Old">The old name; null for a created file.</param>
/// <param name="New">The new name; null for a deleted file.</param>
/// <param name="Hunks">In the order of the file.</param>
/// <param name="PatchLine">Its 1-based first line in the patch.</param>
public sealed record FilePatch(string? Old, string? New, IReadOnlyList<Hunk> Hunks, int PatchLine)
{
    /// <summary>True if the old file moves to the new name.</summary>
    public bool IsRename { get; init; }

    /// <summary>True if the old file is copied to the new name.</summary>
    public bool IsCopy { get; init; }

    /// <summary>True if the file becomes executable; null if the patch does not set the mode.</summary>
    public bool? Executable { get; init; }

    /// <summary>True if the names have git's prefixes.</summary>
    public bool HasPrefixes => IsPrefixed(Old) && IsPrefixed(New);

    private static bool IsPrefixed(string? name) =>
        name is null || (name.Length > 2 && name[1] == '/' && name[0] is 'a' or 'b' or 'i' or 'w' or 'c' or 'o');
}

/// <summary>
/// Reads text as lines with their line endings, one character per byte, because sources and patches can have any encoding.
/// </summary>
public static class PatchText
{
    /// <summary>Converts bytes to text.</summary>
    public static string Read(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>Converts the text back to bytes.</summary>
    public static byte[] Write(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>Decodes a name or a line for display or lookup.</summary>
    public static string Show(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));

    /// <summary>Splits text into lines with their <c>\n</c> or <c>\r\n</c>, which the last line may lack.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
