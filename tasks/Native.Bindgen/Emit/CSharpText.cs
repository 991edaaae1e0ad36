using System.Globalization;

namespace Native.Bindgen.Emit;

/// <summary>Escapes external text for C#, so that it cannot end the line, comment or literal that contains it.</summary>
internal static class CSharpText
{
    /// <summary>Returns a string literal.</summary>
    public static string Literal(string text) => !IsPlain(text) || text.AsSpan().IndexOfAny('"', '\\') >= 0
        ? $"\"{string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : IsHostile(c) ? $"\\u{(int)c:X4}" : c.ToString()))}\""
        : $"\"{text}\"";

    /// <summary>Returns a single line for a comment.</summary>
    public static string OneLine(string text) => IsPlain(text) ? text : string.Concat(text.Select(c => IsHostile(c) ? ' ' : c));

    /// <summary>Returns a single line for an XML comment.</summary>
    public static string Xml(string text) => OneLine(text).Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    // Characters that end a line in C# or in an editor, that change the text direction and so hide code, or that XML does not allow.
    private static bool IsHostile(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
