namespace Native.Core.Schema;

/// <summary>The type of the value of an option.</summary>
public enum OptionType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of <see cref="Option.Choices"/>, in any case.</summary>
    Choice,

    /// <summary>A list separated by semicolons.</summary>
    List,

    /// <summary>A whole number, 0 or more.</summary>
    Number,
}

/// <summary>
/// Declares a property or metadata name once. Other files are generated from the declaration: defaults and definitions in MSBuild,
/// the checks for unknown names and values, the tables in the documentation, and the schema for editors.
/// </summary>
/// <param name="Name">The name in the project file.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Documentation">One line of Markdown.</param>
public abstract record Option(string Name, OptionType Type, string Documentation)
{
    /// <summary>The default as an MSBuild expression: <c>$(NativeWarningLevel)</c>.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The default in Markdown, for the documentation.</summary>
    public string Default { get; init; } = "";

    /// <summary>The values of a <see cref="OptionType.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
