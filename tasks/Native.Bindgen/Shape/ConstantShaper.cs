using System.Globalization;
using System.Text;
using Native.Bindgen.Model;

namespace Native.Bindgen.Shape;

/// <summary>Constants, with their C type where C# has it; chosen at run time where targets differ.</summary>
internal sealed class ConstantShaper(TargetSet targets, TypeTable table)
{
    /// <summary>One constant for all targets.</summary>
    public CsConstant Shape(string name, IReadOnlyList<ConstantDeclaration?> declarations)
    {
        var values = declarations.Select(declaration => declaration?.Value).ToList();
        var present = values.OfType<ConstantValue>().ToList();
        var comment = declarations.First(declaration => declaration is not null)!.Comment;
        return present[0] switch
        {
            IntegerValue when present.TrueForAll(value => value is IntegerValue) => Integer(name, values) with { Comment = comment },
            FloatingValue when present.TrueForAll(value => value is FloatingValue) =>
                Choose(name, present.Exists(value => value is FloatingValue { Size: 8 }) ? "double" : "float", values, value => Floating((FloatingValue)value), true)
                with
                { Comment = comment },
            StringValue when present.TrueForAll(value => value is StringValue) =>
                Choose(name, "ReadOnlySpan<byte>", values, value => Bytes(((StringValue)value).Text), false) with { Comment = comment },
            PointerValue when present.TrueForAll(value => value is PointerValue) => Pointer(name, values) with { Comment = comment },
            _ => throw new Refusal("it is a number on one target and something else on another"),
        };
    }

    private CsConstant Integer(string name, List<ConstantValue?> values)
    {
        var integers = values.Select(value => value as IntegerValue).ToList();
        if (integers.OfType<IntegerValue>().All(value => value.Type is NamedType))
        {
            var type = table.ByValue(((NamedType)integers.OfType<IntegerValue>().First().Type).Name).Text;
            return Choose(name, type, values, value => $"({type})({Text(((IntegerValue)value).Value)})", true);
        }

        var scalars = integers.OfType<IntegerValue>().Select(value => TypeMapper.Bare(value.Type) as ScalarType
            ?? throw new Refusal("it is a number on one target and something else on another")).ToList();
        var all = integers.OfType<IntegerValue>().Select(value => value.Value).ToList();
        var text = IntegerType(scalars, all);
        return Choose(name, text, values, value => Text(((IntegerValue)value).Value), true);
    }

    // long is a constant of C# only by its value: CLong cannot be const.
    private static string IntegerType(List<ScalarType> scalars, List<decimal> values)
    {
        var isSigned = scalars[0] is { IsSigned: true, Kind: not ScalarKind.Char } || values.Exists(value => value < 0);
        var size = scalars.TrueForAll(scalar => scalar.Size == scalars[0].Size) ? scalars[0].Size : 4;
        if (size < 4)
            return (size, isSigned) switch { (1, true) => "sbyte", (1, _) => "byte", (2, true) => "short", _ => "ushort" };
        if (values.Exists(value => isSigned ? value is < int.MinValue or > int.MaxValue : value > uint.MaxValue))
            size = 8;
        return (size, isSigned) switch { (8, true) => values.Exists(value => value > long.MaxValue) ? "ulong" : "long", (8, _) => "ulong", (_, true) => "int", _ => "uint" };
    }

    private CsConstant Pointer(string name, List<ConstantValue?> values)
    {
        var type = table.Mapper.Map(values.ConvertAll(value => (value as PointerValue)?.Type)).Text;
        return Choose(name, type, values, value => $"({type})({Text(((PointerValue)value).Value)})", false);
    }

    private CsConstant Choose(string name, string type, List<ConstantValue?> values, Func<ConstantValue, string> text, bool canBeConst)
    {
        var texts = values.ConvertAll(value => value is null ? null : text(value));
        var different = texts.OfType<string>().Distinct().Count() > 1;
        return new(name, type, different ? RuntimeChoice.Expression(targets, texts) : texts.OfType<string>().First(), canBeConst && !different);
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Floating(FloatingValue value)
    {
        var type = value.Size == 4 ? "float" : "double";
        if (double.IsNaN(value.Value))
            return $"{type}.NaN";
        if (double.IsInfinity(value.Value))
            return $"{type}.{(value.Value > 0 ? "Positive" : "Negative")}Infinity";
        return value.Size == 4
            ? ((float)value.Value).ToString("R", CultureInfo.InvariantCulture) + "f"
            : value.Value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }

    // As text where the bytes are text, so that people can read it.
    private static string Bytes(string latin1)
    {
        var bytes = Encoding.Latin1.GetBytes(latin1);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return $"\"{string.Concat(text.Select(Escaped))}\"u8";
        }
        catch (DecoderFallbackException)
        {
            return $"[{string.Join(", ", bytes.Append((byte)0).Select(value => $"0x{value:X2}"))}]";
        }
    }

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) || c is '\u2028' or '\u2029' => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    };
}
