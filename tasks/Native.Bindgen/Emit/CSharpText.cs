using System.Globalization;

namespace Native.Bindgen.Emit;

/// <summary>Text of others as part of C#: it never ends the line, the comment or the literal that it stands in.</summary>
internal static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string text) => !IsPlain(text) || text.AsSpan().IndexOfAny('"', '\\') >= 0
        ? $"\"{string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : IsHostile(c) ? $"\\u{(int)c:X4}" : c.ToString()))}\""
        : $"\"{text}\"";

    /// <summary>A line of a comment.</summary>
    public static string OneLine(string text) => IsPlain(text) ? text : string.Concat(text.Select(c => IsHostile(c) ? ' ' : c));

    /// <summary>A line of an XML comment.</summary>
    public static string Xml(string text) => OneLine(text).Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    // What ends a line, for C# or for an editor; what turns the direction of text, so that it reads as it does not run; what XML does not have.
    private static bool IsHostile(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
