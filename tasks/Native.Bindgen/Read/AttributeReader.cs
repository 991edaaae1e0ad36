using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Native.Bindgen.Clang;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Represents attributes of a function that its type does not include. Parameter indices begin at 0; -1 means none.</summary>
/// <param name="Format">The index of the format parameter of a variadic function like <c>printf</c>.</param>
/// <param name="ReturnsNonNull">True if the result is never null.</param>
/// <param name="NonNull">For each parameter, true if it is never null.</param>
/// <param name="Lengths">For each parameter, the index of the parameter with its number of elements.</param>
internal sealed record FunctionAttributes(int Format, bool ReturnsNonNull, bool[] NonNull, int[] Lengths);

/// <summary>
/// Reads attributes, for which libclang has no API. <c>format</c>, <c>nonnull</c> and <c>returns_nonnull</c> are read from the declaration that clang
/// prints. clang does not support <c>access</c> of GCC, and <c>counted_by</c> is a macro without a value, so these are read from the text of the
/// header.
/// </summary>
internal static partial class AttributeReader
{
    /// <summary>Returns the attributes of a function.</summary>
    public static FunctionAttributes Read(CXCursor function, CXType type, IReadOnlyList<CXCursor> parameters)
    {
        var own = clang_Cursor_hasAttrs(function) == 0 ? "" : WithoutParameters(function.Declaration(), function.Name());
        if (own.Length == 0)
            return new(-1, IsNonNull(clang_getResultType(type)), Each(parameters, (parameter, _) => IsNonNull(parameter)), Lengths(function, parameters));
        // An attribute without a list applies to all parameters.
        var lists = NonNull().Matches(own).Select(match => match.Groups["list"].Value).ToList();
        var indices = lists.SelectMany(list => Numbers().Matches(list)).Select(match => Index(match.Value)).ToList();
        var isAll = lists.Exists(list => !Numbers().IsMatch(list));
        return new(Printf().Match(own) is { Success: true } format ? Index(format.Groups["format"].Value) : -1,
            own.Contains("returns_nonnull", StringComparison.Ordinal) || IsNonNull(clang_getResultType(type)),
            Each(parameters, (parameter, i) => isAll || indices.Contains(i) || IsNonNull(parameter)),
            Lengths(function, parameters));
    }

    /// <summary>Returns the field with the length of a flexible array, or empty. Requires clang 18 or later.</summary>
    public static string Length(CXCursor field) => CountedBy().Match(field.Declaration()).Groups["name"].Value;

    private static bool IsNonNull(CXType type) => clang_Type_getNullability(type) == CXTypeNullabilityKind.CXTypeNullability_NonNull;

    private static bool IsNonNull(CXCursor parameter) =>
        IsNonNull(clang_getCursorType(parameter)) || (clang_Cursor_hasAttrs(parameter) != 0 && NonNull().IsMatch(parameter.Declaration()));

    private static bool[] Each(IReadOnlyList<CXCursor> parameters, Func<CXCursor, int, bool> value)
    {
        var values = new bool[parameters.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(parameters[i], i);
        return values;
    }

    private static int[] Lengths(CXCursor function, IReadOnlyList<CXCursor> parameters)
    {
        var lengths = new int[parameters.Count];
        Array.Fill(lengths, -1);
        var source = function.Source();
        if (source.IndexOf("access"u8) >= 0)
        {
            foreach (Match match in Access().Matches(Encoding.UTF8.GetString(source)))
                Set(Index(match.Groups["pointer"].Value), Index(match.Groups["length"].Value));
        }

        if (source.IndexOf("counted_by"u8) >= 0)
        {
            var names = parameters.Select(parameter => parameter.Name()).ToList();
            for (var i = 0; i < parameters.Count; i++)
                Set(i, names.IndexOf(CountedBy().Match(Encoding.UTF8.GetString(parameters[i].Source())).Groups["name"].Value));
        }

        return lengths;

        void Set(int pointer, int length)
        {
            if (pointer >= 0 && pointer < lengths.Length && length < lengths.Length && length != pointer)
                lengths[pointer] = length;
        }
    }

    // Removes the parameters, which have their own attributes.
    private static string WithoutParameters(string declaration, string name)
    {
        var start = declaration.IndexOf($"{name}(", StringComparison.Ordinal) + name.Length;
        var depth = 0;
        for (var i = start; i < declaration.Length; i++)
        {
            depth += declaration[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return declaration[..start] + declaration[i..];
        }

        return declaration;
    }

    // In C, indices begin at 1.
    private static int Index(string number) => int.Parse(number, CultureInfo.InvariantCulture) - 1;

    [GeneratedRegex(@"\bformat\(printf, (?<format>\d+), [1-9]")]
    private static partial Regex Printf();

    [GeneratedRegex(@"(?:\(\(|gnu::)nonnull(?:\((?<list>[\d, ]*)\))?")]
    private static partial Regex NonNull();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(?:__)?access(?:__)?\s*\(\s*(?:__)?(?:read_only|read_write|write_only)(?:__)?\s*,\s*(?<pointer>\d{1,3})\s*,\s*(?<length>\d{1,3})\s*\)")]
    private static partial Regex Access();

    [GeneratedRegex(@"\b(?:__)?counted_by(?:__)?\s*\(\s*(?<name>\w+)\s*\)")]
    private static partial Regex CountedBy();
}
