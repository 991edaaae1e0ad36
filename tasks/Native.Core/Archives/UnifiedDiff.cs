using System.Text;

namespace Native.Core.Archives;

/// <summary>One line of a hunk.</summary>
/// <param name="Kind">A space, <c>+</c> or <c>-</c>.</param>
/// <param name="Text">The line with its end; the last line of a file may have none.</param>
public readonly record struct HunkLine(char Kind, string Text);

/// <summary>One hunk: lines that are expected, and what takes their place.</summary>
/// <param name="OldStart">The line where the old lines were, from 1; the line before where there are none.</param>
/// <param name="OldCount">How many old lines there are.</param>
/// <param name="Lines">The lines.</param>
/// <param name="PatchLine">Its line in the patch, from 1.</param>
public sealed record Hunk(int OldStart, int OldCount, IReadOnlyList<HunkLine> Lines, int PatchLine)
{
    /// <summary>What must be there before.</summary>
    public IEnumerable<string> Old => Lines.Where(line => line.Kind != '+').Select(line => line.Text);

    /// <summary>What is there afterwards.</summary>
    public IEnumerable<string> New => Lines.Where(line => line.Kind != '-').Select(line => line.Text);
}

/// <summary>What a patch does to one file. Names are as the patch has them, with prefixes such as <c>a/</c>.</summary>
/// <param name="Old">Name before; null for a file that is made.</param>
/// <param name="New">Name afterwards; null for a file that is deleted.</param>
/// <param name="Hunks">In the order of the file.</param>
/// <param name="PatchLine">Its first line in the patch, from 1.</param>
public sealed record FilePatch(string? Old, string? New, IReadOnlyList<Hunk> Hunks, int PatchLine)
{
    /// <summary>Whether the old file moves to the new name.</summary>
    public bool IsRename { get; init; }

    /// <summary>Whether the old file is copied to the new name.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Whether the file may be executed afterwards; null where the patch does not say.</summary>
    public bool? Executable { get; init; }

    /// <summary>Whether the names begin with what git puts there.</summary>
    public bool HasPrefixes => IsPrefixed(Old) && IsPrefixed(New);

    private static bool IsPrefixed(string? name) =>
        name is null || (name.Length > 2 && name[1] == '/' && name[0] is 'a' or 'b' or 'i' or 'w' or 'c' or 'o');
}

/// <summary>
/// Text as lines with their ends, a byte a character: sources and their patches come in any encoding, and keep it.
/// </summary>
public static class PatchText
{
    /// <summary>The text of these bytes.</summary>
    public static string Read(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The bytes of that text.</summary>
    public static byte[] Write(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A name or a line of that text, to be shown or looked up.</summary>
    public static string Show(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));

    /// <summary>Each line with its <c>\n</c> or <c>\r\n</c>; the last may have none.</summary>
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
