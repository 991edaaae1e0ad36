using System.Globalization;
using System.Text;
using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Writes string constants as spans, whose length does not include the terminating zero.</summary>
internal static class StringText
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Returns the C# type for the code units of a string. Throws an <see cref="UnsupportedDeclarationException"/> if there is none.
    /// </summary>
    public static string Type(IReadOnlyList<StringValue?> values, TargetSet targets)
    {
        var sizes = values.Select(value => value?.UnitSize ?? 0).ToList();
        return sizes.Where(size => size > 0).Distinct().ToList() switch
        {
            [1] => "ReadOnlySpan<byte>",
            [2] => "ReadOnlySpan<char>",
            [_] => throw new UnsupportedDeclarationException("it is a string of 4-byte characters, which C# does not support"),
            _ => throw new UnsupportedDeclarationException($"it is a string whose character size differs: {targets.Describe(sizes.ConvertAll(size => $"{size} bytes"))}", isLayout: true),
        };
    }

    /// <summary>Returns the C# expression.</summary>
    public static string Text(StringValue value) => value.UnitSize == 2 ? $"\"{Escaped(value.Units)}\"" : Bytes(Encoding.Latin1.GetBytes(value.Units));

    // Write bytes as text if they are valid UTF-8, which is easier to read.
    private static string Bytes(byte[] bytes)
    {
        try
        {
            return $"\"{Escaped(s_strict.GetString(bytes))}\"u8";
        }
        catch (DecoderFallbackException)
        {
            return $"((global::System.ReadOnlySpan<byte>)[{string.Join(", ", bytes.Append((byte)0).Select(value => $"0x{value:X2}"))}])[..{bytes.Length}]";
        }
    }

    private static string Escaped(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair)
                result.Append(text, i++, 2);
            else
                result.Append(Escaped(text[i]));
        }

        return result.ToString();
    }

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    };
}
