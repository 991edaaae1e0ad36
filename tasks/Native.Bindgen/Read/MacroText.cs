using System.Text;

namespace Native.Bindgen.Read;

/// <summary>What can be told from the text of a macro alone.</summary>
internal static class MacroText
{
    /// <summary>
    /// Whether a macro may stand between parentheses without breaking what follows: it is not empty, its own parentheses
    /// match, and it has no statement in it.
    /// </summary>
    public static bool MayBeExpression(ReadOnlySpan<byte> body)
    {
        var depth = 0;
        var any = false;
        for (var i = 0; i < body.Length; i++)
        {
            var next = i + 1 < body.Length ? body[i + 1] : (byte)0;
            switch (body[i])
            {
                case (byte)'"' or (byte)'\'':
                    i = EndOfLiteral(body, i);
                    any = true;
                    break;
                case (byte)'/' when next == '/':
                    return any && depth == 0;
                case (byte)'/' when next == '*':
                    var end = body[(i + 2)..].IndexOf("*/"u8);
                    i = end < 0 ? body.Length : i + 3 + end;
                    break;
                case (byte)'{' or (byte)'}' or (byte)';' or (byte)'#':
                    return false;
                case (byte)'(':
                    depth++;
                    any = true;
                    break;
                case (byte)')':
                    if (--depth < 0)
                        return false;
                    break;
                case var other:
                    any |= other is not ((byte)' ' or (byte)'\t' or (byte)'\\' or (byte)'\r' or (byte)'\n');
                    break;
            }
        }

        return any && depth == 0;
    }

    /// <summary>The documentation comment of a macro: before it, or behind it on the same line. clang keeps none for macros.</summary>
    public static string Comment(ReadOnlySpan<byte> text, int start, int end)
    {
        if (end > text.Length)
            return "";
        var rest = text[end..];
        var line = rest.IndexOf((byte)'\n') is var newline && newline < 0 ? rest : rest[..newline];
        var behind = line.IndexOf("/**<"u8) is >= 0 and var a ? a : line.IndexOf("/*!<"u8) is >= 0 and var b ? b : line.IndexOf("///<"u8);
        if (behind >= 0)
            return Encoding.UTF8.GetString(line[behind..]).Trim();
        var define = text[..start].LastIndexOf((byte)'#');
        if (define < 0)
            return "";
        var before = text[..define].TrimEnd(" \t\r\n"u8);
        if (before.EndsWith("*/"u8) && before.LastIndexOf("/*"u8) is >= 0 and var open && text[(open + before[open..].Length)..define].Count((byte)'\n') <= 1)
            return IsDocumentation(before[open..]) && StartsLine(before, open) ? Encoding.UTF8.GetString(before[open..]) : "";
        return "";
    }

    private static bool IsDocumentation(ReadOnlySpan<byte> comment) =>
        (comment.StartsWith("/**"u8) || comment.StartsWith("/*!"u8)) && comment.Length > 5 && comment[3] != '<' && comment[3] != '*';

    private static bool StartsLine(ReadOnlySpan<byte> text, int at)
    {
        var line = text[..at];
        return line[(line.LastIndexOf((byte)'\n') + 1)..].Trim(" \t"u8).IsEmpty;
    }

    private static int EndOfLiteral(ReadOnlySpan<byte> body, int start)
    {
        for (var i = start + 1; i < body.Length; i++)
        {
            if (body[i] == '\\')
                i++;
            else if (body[i] == body[start])
                return i;
        }

        return body.Length;
    }
}
