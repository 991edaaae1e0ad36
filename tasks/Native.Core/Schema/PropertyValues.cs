using System.Globalization;
using Native.Core.Diagnostics;

namespace Native.Core.Schema;

/// <summary>The properties of one build, read by their declarations.</summary>
/// <param name="get">The text of a property; empty for one that is not set.</param>
public sealed class PropertyValues(Func<string, string> get)
{
    /// <summary>A build that sets nothing.</summary>
    public static PropertyValues None { get; } = new(_ => "");

    /// <summary>A build that sets these.</summary>
    public static PropertyValues Of(params IEnumerable<(PropertyOption Option, string Value)> values)
    {
        var texts = values.ToDictionary(pair => pair.Option.Name, pair => pair.Value, StringComparer.Ordinal);
        return new(name => texts.GetValueOrDefault(name, ""));
    }

    /// <summary>The text; empty for none. A choice is spelled as it is declared.</summary>
    public string Text(PropertyOption option)
    {
        var value = get(option.Name);
        return option.Type != OptionType.Choice || value.Length == 0
            ? value
            : option.Choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? throw Wrong(option, value);
    }

    /// <summary>The argument of <c>-O</c>.</summary>
    public string Optimization => Text(PropertySchema.NativeOptimization) is { Length: > 0 } level ? level : "0";

    /// <summary>Whether it is <c>true</c>.</summary>
    public bool Flag(PropertyOption option) => get(option.Name).ToUpperInvariant() switch
    {
        "TRUE" => true,
        "" or "FALSE" => false,
        _ => throw Wrong(option, get(option.Name)),
    };

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<string> List(PropertyOption option) => get(option.Name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A number; 0 for none.</summary>
    public int Number(PropertyOption option) => get(option.Name) is not { Length: > 0 } value ? 0
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(option, value);

    /// <summary>NSDK9003: the value is none of this property.</summary>
    public static NativeException Wrong(PropertyOption option, string value) =>
        new(Diagnostic.Error("NSDK9003", $"'{value}' is not a value of {option.Name}. Expected {option.Type switch
        {
            OptionType.Flag => "true or false",
            OptionType.Choice => $"one of: {string.Join(", ", option.Choices)}",
            _ => "a whole number, 0 or more",
        }}."));
}
