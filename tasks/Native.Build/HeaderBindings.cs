namespace Native.Build;

/// <summary>
/// Generates C# bindings for a header and all RIDs, as a <c>NativeBindings</c> item does. Each method sets a metadata value of that item. Include
/// directories and macros that the script adds also apply to the header.
/// </summary>
/// <param name="header">The header, which must exist when the script ends.</param>
public sealed partial class HeaderBindings(string header)
{
    private readonly List<(string Name, string Value)> _options = [];

    /// <summary>Defines a macro for this header only.</summary>
    public HeaderBindings Define(string name, string? value = null) => Add("Defines", value is null ? name : $"{name}={value}");

    /// <summary>Adds the header to the build, which generates the bindings after all scripts and before it compiles C#.</summary>
    public void Generate() => Instructions.Print(Lines());

    internal IReadOnlyList<(string Key, string Value)> Lines() =>
    [
        ("bindings", header),
        .. _options.GroupBy(option => option.Name).Select(values => ("bindings-option", $"{values.Key}={string.Join(';', values.Select(option => option.Value))}")),
    ];

    private HeaderBindings Add(string name, params string[] values)
    {
        foreach (var value in values)
        {
            if (value.Contains(';'))
                throw new ArgumentException($"'{value}' is not a valid value for {name}. Expected no semicolon, which separates values; pass each value as a separate string.");
            _options.Add((name, value));
        }

        return this;
    }
}
