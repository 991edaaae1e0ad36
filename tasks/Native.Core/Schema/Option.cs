namespace Native.Core.Schema;

/// <summary>What the value of an option is.</summary>
public enum OptionType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of <see cref="Option.Choices"/>, in any case.</summary>
    Choice,

    /// <summary>Texts that are separated by semicolons.</summary>
    List,

    /// <summary>A whole number, 0 or more.</summary>
    Number,
}

/// <summary>
/// A value that a project may set, declared once. Everything that repeats it follows from the declaration: defaults and definitions in MSBuild,
/// the checks for unknown names and values, the tables of the documentation, and the schema that editors read.
/// </summary>
/// <param name="Name">The name in the project file.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Documentation">One line of Markdown.</param>
public abstract record Option(string Name, OptionType Type, string Documentation)
{
    /// <summary>The value of what does not set it, in MSBuild's language: <c>$(NativeWarningLevel)</c>.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The same in Markdown, for people.</summary>
    public string Default { get; init; } = "";

    /// <summary>The values of a <see cref="OptionType.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
