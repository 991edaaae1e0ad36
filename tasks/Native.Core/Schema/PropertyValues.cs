using System.Globalization;
using Native.Core.Diagnostics;

namespace Native.Core.Schema;

/// <summary>The properties of one build, read by their declarations.</summary>
public sealed class PropertyValues
{
    private readonly OptionValues _values;

    /// <summary>Reads each property once, because every source asks for many of them.</summary>
    /// <param name="get">The text of a property; empty for one that is not set.</param>
    public PropertyValues(Func<string, string> get)
    {
        var texts = PropertySchema.All.ToDictionary(option => option.Name, option => get(option.Name), StringComparer.Ordinal);
        _values = new(name => texts[name], name => name, file: null);
    }

    /// <summary>A build that sets nothing.</summary>
    public static PropertyValues None { get; } = new(_ => "");

    /// <summary>A build that sets these.</summary>
    public static PropertyValues Of(params IEnumerable<(PropertyOption Option, string Value)> values)
    {
        var texts = values.ToDictionary(pair => pair.Option.Name, pair => pair.Value, StringComparer.Ordinal);
        return new(name => texts.GetValueOrDefault(name, ""));
    }

    /// <summary>The argument of <c>-O</c>.</summary>
    public string Optimization => Text(PropertySchema.NativeOptimization) is { Length: > 0 } level ? level : "0";

    /// <summary>Whether only annotated symbols are exported.</summary>
    public bool HideSymbols => Text(PropertySchema.NativeSymbolVisibility) == "hidden";

    /// <summary>The text; empty for none. A choice is spelled as it is declared.</summary>
    public string Text(PropertyOption option)
    {
        var value = _values.Text(option.Name);
        return option.Type != OptionType.Choice || value.Length == 0
            ? value
            : option.Choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? throw new NativeException(Wrong(option, value));
    }

    /// <summary>Whether it is <c>true</c>.</summary>
    public bool Flag(PropertyOption option) => _values.Flag(option.Name, fallback: false);

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<string> List(PropertyOption option) => _values.List(option.Name);

    /// <summary>A number; 0 for none.</summary>
    public int Number(PropertyOption option) => _values.Text(option.Name) is not { Length: > 0 } value ? 0
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new NativeException(Wrong(option, value));

    /// <summary>NSDK9003: the value is none of this property.</summary>
    public static Diagnostic Wrong(PropertyOption option, string value) => OptionValues.Wrong(value, option.Name, option.Type switch
    {
        OptionType.Flag => "true or false",
        OptionType.Choice => $"one of: {string.Join(", ", option.Choices)}",
        _ => "a whole number, 0 or more",
    });
}
