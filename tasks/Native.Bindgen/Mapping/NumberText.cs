using System.Globalization;

namespace Native.Bindgen.Mapping;

/// <summary>Writes integers as C# expressions of a type. A value outside the range of the type keeps its bits.</summary>
internal static class NumberText
{
    /// <summary>True if a value is in the range of a type.</summary>
    public static bool Fits(string type, decimal value) => Range(type) is var (least, largest) && value >= least && value <= largest;

    /// <summary>
    /// Returns an expression that has exactly this type and the bits of <paramref name="value"/>, because the type of a conditional expression
    /// depends on its operands.
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

    /// <summary>Returns the digits.</summary>
    public static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a value cast to a type, such as an enum or a pointer, with the same bits.</summary>
    public static string Cast(string type, decimal value) => value is >= 0 and <= int.MaxValue ? $"({type})({Plain(value)})" : $"unchecked(({type})({Plain(value)}))";

    /// <summary>Returns the value of a type that has the same bits.</summary>
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
