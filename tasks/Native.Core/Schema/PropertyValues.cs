using System.Globalization;
using Native.Core.Diagnostics;

namespace Native.Core.Schema;

/// <summary>Represents the property values of a build.</summary>
public sealed class PropertyValues
{
    private readonly OptionValues _values;

    /// <summary>Reads each property once, because every source uses many of them.</summary>
    /// <param name="get">The text of a property; empty for one that is not set.</param>
    public PropertyValues(Func<string, string> get)
    {
        var texts = PropertySchema.All.ToDictionary(option => option.Name, option => get(option.Name), StringComparer.Ordinal);
        _values = new(name => texts[name], name => name, file: null);
    }

    /// <summary>The values of a build that sets no properties.</summary>
    public static PropertyValues None { get; } = new(_ => "");

    /// <summary>Creates the values of a build that sets the specified properties.</summary>
    public static PropertyValues Of(params IEnumerable<(PropertyOption Option, string Value)> values)
    {
        var texts = values.ToDictionary(pair => pair.Option.Name, pair => pair.Value, StringComparer.Ordinal);
        return new(name => texts.GetValueOrDefault(name, ""));
    }

    /// <summary>The argument of <c>-O</c>.</summary>
    public string Optimization => Text(PropertySchema.NativeOptimization) is { Length: > 0 } level ? level : "0";

    /// <summary>True if only annotated symbols are exported.</summary>
    public bool HideSymbols => Text(PropertySchema.NativeSymbolVisibility) == "hidden";

    /// <summary>True if there is no debug information.</summary>
    public bool HasNoSymbols => Text(PropertySchema.NativeSymbols) == "None";

    /// <summary>True if the debug information is in a file of its own.</summary>
    public bool HasSeparateSymbols => Text(PropertySchema.NativeSymbols) == "Separate";

    /// <summary>Returns the text, or an empty string. A choice has the declared spelling.</summary>
    public string Text(PropertyOption option)
    {
        var value = _values.Text(option.Name);
        return option.Type != OptionType.Choice || value.Length == 0
            ? value
            : option.Choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? throw new NativeException(Wrong(option, value));
    }

    /// <summary>Returns true if it is <c>true</c>.</summary>
    public bool Flag(PropertyOption option) => _values.Flag(option.Name, fallback: false);

    /// <summary>Returns the values of a list.</summary>
    public IReadOnlyList<string> List(PropertyOption option) => _values.List(option.Name);

    /// <summary>Returns a number, or 0.</summary>
    public int Number(PropertyOption option) => _values.Text(option.Name) is not { Length: > 0 } value ? 0
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new NativeException(Wrong(option, value));

    /// <summary>Creates NSDK6050 for a property that another one replaced.</summary>
    public static Diagnostic Replaced(string name, string value, string advice) => Diagnostic.Error("NSDK6050",
        $"The property {name} is '{value}', but it no longer has an effect. Expected its replacement: {advice}.");

    /// <summary>Creates NSDK9003 for an invalid value of a property.</summary>
    public static Diagnostic Wrong(PropertyOption option, string value) => OptionValues.Wrong(value, option.Name, option.Type switch
    {
        OptionType.Flag => "true or false",
        OptionType.Choice => $"one of: {string.Join(", ", option.Choices)}",
        _ => "a whole number, 0 or more",
    });
}
