using System.Globalization;
using System.Text;
using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>
/// Reads strings with every code unit, including embedded zeros, bytes that are not text, and the zeros that fill an array. The evaluator of libclang
/// stops at the first zero, so the literal that libclang prints is parsed instead.
/// </summary>
internal static class StringReader
{
    /// <summary>Returns the string that initializes a variable; null if the initializer is not a literal.</summary>
    public static StringValue? Value(CXCursor variable, CType type, TypeReader types)
    {
        // Skip a cast to another character size: (const char *)L"…".
        if (Element(type) is not { Size: > 0 } unit || Literal(variable) is not { } literal || Element(types.Read(clang_getCursorType(literal)))?.Size != unit.Size)
            return null;
        var units = Units(literal.Name(), unit.Size);
        return new(Bare(type) is ArrayType array ? Fill(units, array.Count) : units, unit.Size);
    }

    // Descends through parentheses, casts and implicit conversions. The last child is the initializer.
    private static CXCursor? Literal(CXCursor cursor)
    {
        while (cursor.Children() is [.., var inner])
        {
            if (inner.kind == CXCursorKind.CXCursor_StringLiteral)
                return inner;
            if (inner.kind is not (CXCursorKind.CXCursor_UnexposedExpr or CXCursorKind.CXCursor_ParenExpr or CXCursorKind.CXCursor_CStyleCastExpr
                or CXCursorKind.CXCursor_InitListExpr))
                return null;
            cursor = inner;
        }

        return null;
    }

    // char a[8] = "abc" ends with zeros; char a[3] = "abc" has no terminating zero.
    private static string Fill(string units, long count) =>
        count <= units.Length ? units[..(int)count] : units.PadRight((int)count - 1, '\0');

    private static ScalarType? Element(CType type) =>
        (Bare(type) switch { PointerType pointer => Bare(pointer.Target), ArrayType array => Bare(array.Element), _ => null }) as ScalarType;

    private static CType Bare(CType type) => type is AliasType alias ? Bare(alias.Target) : type;

    // Parses a prefix, a quote, characters and escapes, and a quote; "" in the middle separates an escape from a digit.
    private static string Units(string printed, int size)
    {
        var text = printed.AsSpan(printed.IndexOf('"', StringComparison.Ordinal) + 1);
        var units = new StringBuilder();
        while (text.Length > 1)
        {
            if (text[0] == '"')
            {
                text = text[2..];
                continue;
            }

            var (unit, length) = text[0] == '\\' ? Escape(text) : (text[0], 1);
            if (unit > char.MaxValue && size == 2)
                units.Append(char.ConvertFromUtf32(unit));
            else
                units.Append((char)unit);
            text = text[length..];
        }

        return units.ToString();
    }

    private static (int Unit, int Length) Escape(ReadOnlySpan<char> text) => text[1] switch
    {
        'a' => ('\a', 2),
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        'v' => ('\v', 2),
        >= '0' and <= '7' => (((text[1] - '0') * 64) + ((text[2] - '0') * 8) + (text[3] - '0'), 4),
        'x' => Hexadecimal(text, text[2..].IndexOfAnyExcept("0123456789ABCDEFabcdef")),
        'u' => Hexadecimal(text, 4),
        'U' => Hexadecimal(text, 8),
        var other => (other, 2),
    };

    private static (int Unit, int Length) Hexadecimal(ReadOnlySpan<char> text, int digits) =>
        ((int)uint.Parse(text.Slice(2, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture), 2 + digits);
}
