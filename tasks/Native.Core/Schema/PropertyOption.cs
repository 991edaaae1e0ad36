namespace Native.Core.Schema;

/// <summary>The steps that read a property. A step is stale when one of its properties changes.</summary>
[Flags]
public enum PropertyReaders
{
    /// <summary>Only MSBuild, and tasks with a parameter for it.</summary>
    None = 0,

    /// <summary>Compilation and linking, including CMake projects.</summary>
    Build = 1,

    /// <summary>Build scripts.</summary>
    Scripts = 2,

    /// <summary>The bindings generator.</summary>
    Bindings = 4,
}

/// <summary>Declares a public property.</summary>
/// <param name="Name">The name in the project file.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Documentation">One line of Markdown.</param>
public sealed record PropertyOption(string Name, OptionType Type, string Documentation) : Option(Name, Type, Documentation)
{
    /// <summary>The default if <c>Optimize</c> is <c>true</c>, as in Release; empty if it is the same.</summary>
    public string OptimizedDefinition { get; init; } = "";

    /// <summary>The steps that read it.</summary>
    public PropertyReaders Readers { get; init; }
}

/// <summary>Represents a section of docs/properties.md.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Properties">Its rows.</param>
public sealed record PropertySection(string Title, params IReadOnlyList<PropertyOption> Properties);
