using System.Globalization;

namespace Native.Bindgen.Mapping;

/// <summary>Whole numbers as C# writes them: of a type, and with C's bits where the type has no such number.</summary>
internal static class NumberText
{
    /// <summary>Whether a type has a number.</summary>
    public static bool Fits(string type, decimal value) => Range(type) is var (least, largest) && value >= least && value <= largest;

    /// <summary>
    /// An expression that has this very type and the bits of <paramref name="value"/>: a conditional expression takes its type from its parts.
    /// </summary>
    public static string Typed(string type, decimal value)
    {
        var text = Plain(Wrap(type, value));
        return type switch
        {
            "int" => text,
            "uint" => $"{text}u",
            "long" => $"{text}L",
            "ulong" => $"{text}UL",
            _ => $"({type}){text}",
        };
    }

    /// <summary>The digits alone.</summary>
    public static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A constant of a type that C# calls by a name, such as an enum or a pointer; the bits count.</summary>
    public static string Cast(string type, decimal value) => value is >= 0 and <= int.MaxValue ? $"({type})({Plain(value)})" : $"unchecked(({type})({Plain(value)}))";

    /// <summary>The number of a type that has the bits of another.</summary>
    public static decimal Wrap(string type, decimal value)
    {
        if (Fits(type, value))
            return value;
        var (least, largest) = Range(type);
        var count = largest - least + 1;
        var rest = (value - least) % count;
        return least + (rest < 0 ? rest + count : rest);
    }

    private static (decimal Least, decimal Largest) Range(string type) => type switch
    {
        "sbyte" => (sbyte.MinValue, sbyte.MaxValue),
        "byte" => (byte.MinValue, byte.MaxValue),
        "short" => (short.MinValue, short.MaxValue),
        "ushort" => (ushort.MinValue, ushort.MaxValue),
        "int" => (int.MinValue, int.MaxValue),
        "uint" => (uint.MinValue, uint.MaxValue),
        "long" => (long.MinValue, long.MaxValue),
        _ => (ulong.MinValue, ulong.MaxValue),
    };
}
