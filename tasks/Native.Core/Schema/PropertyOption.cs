namespace Native.Core.Schema;

/// <summary>The steps of a build that a property is given to. A step is stale when one of its properties changes.</summary>
[Flags]
public enum PropertyReaders
{
    /// <summary>MSBuild itself, and tasks that take it as a parameter.</summary>
    None = 0,

    /// <summary>What compiles and links: sources, and the projects of CMake.</summary>
    Build = 1,

    /// <summary>Build scripts.</summary>
    Scripts = 2,

    /// <summary>The bindings generator.</summary>
    Bindings = 4,
}

/// <summary>A public property.</summary>
/// <param name="Name">The name in the project file.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Documentation">One line of Markdown.</param>
public sealed record PropertyOption(string Name, OptionType Type, string Documentation) : Option(Name, Type, Documentation)
{
    /// <summary>The default where <c>Optimize</c> is <c>true</c>, as in Release; empty where that makes no difference.</summary>
    public string OptimizedDefinition { get; init; } = "";

    /// <summary>Who reads it.</summary>
    public PropertyReaders Readers { get; init; }
}

/// <summary>A section of docs/properties.md.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Properties">Its rows.</param>
public sealed record PropertySection(string Title, params IReadOnlyList<PropertyOption> Properties);
