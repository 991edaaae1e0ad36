using System.Globalization;
using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Maps constants, with the C type if C# has it. If targets differ, the value is selected at run time.</summary>
internal sealed class ConstantMapper(TargetSet targets, TypeTable table)
{
    /// <summary>Maps one constant for all targets.</summary>
    public CsConstant Map(string name, IReadOnlyList<ConstantDeclaration?> declarations)
    {
        var values = declarations.Select(declaration => declaration?.Value).ToList();
        var present = values.OfType<ConstantValue>().ToList();
        var comment = declarations.First(declaration => declaration is not null)!.Comment;
        return present[0] switch
        {
            IntegerValue when present.TrueForAll(value => value is IntegerValue) => Integer(name, values) with { Comment = comment },
            FloatingValue when present.TrueForAll(value => value is FloatingValue) =>
                Choose(name, present.Exists(value => value is FloatingValue { Size: 8 }) ? "double" : "float", values, value => Floating((FloatingValue)value),
                    !present.Exists(value => double.IsNaN(((FloatingValue)value).Value)))
                with
                { Comment = comment },
            StringValue when present.TrueForAll(value => value is StringValue) =>
                Choose(name, StringText.Type(values.ConvertAll(value => value as StringValue), targets), values, value => StringText.Text((StringValue)value), false)
                with
                { Comment = comment },
            PointerValue when present.TrueForAll(value => value is PointerValue) => Pointer(name, values) with { Comment = comment },
            _ => throw new UnsupportedDeclarationException("it is a number on some RIDs, but not on others"),
        };
    }

    private CsConstant Integer(string name, List<ConstantValue?> values)
    {
        var integers = values.OfType<IntegerValue>().ToList();
        if (integers.TrueForAll(value => value.Type is NamedType))
        {
            var type = table.ByValue(((NamedType)integers[0].Type).Name).Text;
            return Choose(name, type, values, value => NumberText.Cast(type, ((IntegerValue)value).Value), true);
        }

        var scalars = integers.ConvertAll(value => TypeMapper.Bare(value.Type) as ScalarType
            ?? throw new UnsupportedDeclarationException("it is a number on some RIDs, but not on others"));
        return Numbers(targets, name, IntegerType(scalars, integers.ConvertAll(value => value.Value)), values.ConvertAll(value => (value as IntegerValue)?.Value));
    }

    /// <summary>Maps integers of one C# type, one per target that has the constant. If all are equal, the result is a C# constant.</summary>
    public static CsConstant Numbers(TargetSet targets, string name, string type, IReadOnlyList<decimal?> values)
    {
        List<string?> texts = [.. values.Select(value => value is { } number ? NumberText.Plain(NumberText.Wrap(type, number)) : null)];
        return texts.OfType<string>().Distinct(StringComparer.Ordinal).ToList() is [var only]
            ? new(name, type, only, true)
            : new(name, type, RuntimeChoice.Expression(targets, [.. values.Select(value => value is { } number ? NumberText.Typed(type, number) : null)]), false);
    }

    // Returns the C type if all targets agree on it, otherwise the smallest type that contains all values. If none does, as for ~0ull and -1, use the
    // bits, because C converts between them. A C long is mapped by its value, because a constant cannot have the type CLong.
    private static string IntegerType(List<ScalarType> scalars, List<decimal> values)
    {
        var isSigned = scalars[0] is { IsSigned: true, Kind: not ScalarKind.Char } || values.Exists(value => value < 0);
        var size = scalars.TrueForAll(scalar => scalar.Size == scalars[0].Size) ? scalars[0].Size : 4;
        string[] types = isSigned ? ["sbyte", "short", "int", "long", "ulong"] : ["byte", "ushort", "uint", "ulong"];
        return types.Skip(size switch { 1 => 0, 2 => 1, 4 => 2, _ => 3 }).FirstOrDefault(type => values.TrueForAll(value => NumberText.Fits(type, value))) ?? "ulong";
    }

    private CsConstant Pointer(string name, List<ConstantValue?> values)
    {
        var type = table.Mapper.Map(values.ConvertAll(value => (value as PointerValue)?.Type)).Text;
        return Choose(name, type, values, value => NumberText.Cast(type, ((PointerValue)value).Value), false);
    }

    private CsConstant Choose(string name, string type, List<ConstantValue?> values, Func<ConstantValue, string> text, bool canBeConst)
    {
        var texts = values.ConvertAll(value => value is null ? null : text(value));
        var different = texts.OfType<string>().Distinct().Count() > 1;
        return new(name, type, different ? RuntimeChoice.Expression(targets, texts) : texts.OfType<string>().First(), canBeConst && !different);
    }

    private static string Floating(FloatingValue value)
    {
        var type = value.Size == 4 ? "float" : "double";
        // The NaN of C# has a different sign.
        if (double.IsNaN(value.Value))
        {
            return value.Size == 4
                ? $"global::System.BitConverter.UInt32BitsToSingle(0x{BitConverter.SingleToUInt32Bits((float)value.Value):X})"
                : $"global::System.BitConverter.UInt64BitsToDouble(0x{BitConverter.DoubleToUInt64Bits(value.Value):X})";
        }

        if (double.IsInfinity(value.Value))
            return $"{type}.{(value.Value > 0 ? "Positive" : "Negative")}Infinity";
        return value.Size == 4
            ? ((float)value.Value).ToString("R", CultureInfo.InvariantCulture) + "f"
            : value.Value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }
}
