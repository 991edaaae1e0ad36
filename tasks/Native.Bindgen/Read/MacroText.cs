namespace Native.Bindgen.Read;

/// <summary>Analyzes the text of macros.</summary>
internal static class MacroText
{
    /// <summary>
    /// True if a macro can be an expression in parentheses: it is not empty, its parentheses are balanced, and it contains no statement.
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

    /// <summary>Returns the identifier that is the complete text except comments; empty if there is none.</summary>
    public static ReadOnlySpan<byte> Identifier(ReadOnlySpan<byte> body)
    {
        var text = body.Trim(" \t\\\r\n"u8);
        while (text.StartsWith("/*"u8) && text.IndexOf("*/"u8) is >= 0 and var end)
            text = text[(end + 2)..].TrimStart(" \t\\\r\n"u8);
        while (text is [(byte)'(', .., (byte)')'])
            text = text[1..^1].Trim(" \t"u8);
        var length = Length(text);
        var rest = text[length..].TrimStart(" \t\\\r\n"u8);
        var isAlone = rest.IsEmpty || rest.StartsWith("//"u8) || rest.StartsWith("/*"u8);
        return isAlone && length > 0 && !char.IsAsciiDigit((char)text[0]) ? text[..length] : [];
    }

    /// <summary>True if the text contains a name, such as a macro, a type or a variable. Letters in a number are not names.</summary>
    public static bool HasName(ReadOnlySpan<byte> body)
    {
        for (var i = 0; i < body.Length; i += Math.Max(1, Length(body[i..])))
        {
            if (IsIdentifier(body[i]) && !char.IsAsciiDigit((char)body[i]))
                return true;
        }

        return false;
    }

    private static int Length(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && IsIdentifier(text[length]))
            length++;
        return length;
    }

    private static bool IsIdentifier(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'_' or (byte)'$' or >= 128;

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
