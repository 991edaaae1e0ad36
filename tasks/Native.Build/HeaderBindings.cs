namespace Native.Build;

/// <summary>
/// A header that the build generates C# for, for all RIDs at once, as for a <c>NativeBindings</c> item: each call is a
/// metadata value of it. What the script says of include folders and macros counts for the header too.
/// </summary>
/// <param name="header">The header, which must exist when the script ends.</param>
public sealed partial class HeaderBindings(string header)
{
    private readonly List<(string Name, string Value)> _options = [];

    /// <summary>A macro for this header alone.</summary>
    public HeaderBindings Define(string name, string? value = null) => Add("Defines", value is null ? name : $"{name}={value}");

    /// <summary>Has the build generate it, after the scripts and before C# is compiled.</summary>
    public void Generate() => Instructions.Say(Lines());

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
                throw new ArgumentException($"'{value}' is not one value of {name}. Expected no semicolon, which separates values; name each in a string of its own.");
            _options.Add((name, value));
        }

        return this;
    }
}
