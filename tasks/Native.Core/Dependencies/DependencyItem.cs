using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>The type of an item that a dependency adds.</summary>
public enum DependencyItemType
{
    /// <summary><c>NativeLinkLibrary</c>, or with the <see cref="DependencyItem.Kind"/> <c>Argument</c>, an argument between libraries.</summary>
    Library,

    /// <summary><c>NativeLinkSearchPath</c>.</summary>
    SearchPath,

    /// <summary><c>NativeIncludePath</c>.</summary>
    Include,

    /// <summary><c>NativeDefine</c>.</summary>
    Define,

    /// <summary>A compiler option for all sources.</summary>
    Option,

    /// <summary>A shared library that must be next to the app; <see cref="DependencyItem.Kind"/> is its name there.</summary>
    Copy,

    /// <summary><c>NativeMetadata</c>: <c>DEP_ZLIB_VERSION</c> with its value in <see cref="DependencyItem.Kind"/>.</summary>
    Metadata,

    /// <summary>A C# conditional compilation symbol.</summary>
    Constant,

    /// <summary>The C++ runtime of the linker.</summary>
    CxxRuntime,
}

/// <summary>Represents an item that a dependency adds to the build.</summary>
/// <param name="Type">The type of the item.</param>
/// <param name="Value">Its <c>Include</c>.</param>
/// <param name="Dependency">The dependency that it comes from.</param>
/// <param name="Origin">The .pc file or variable that it comes from.</param>
/// <param name="Kind">Its metadata value <c>Kind</c>, or empty.</param>
/// <param name="WholeArchive">True if every object of an archive is linked.</param>
public sealed record DependencyItem(
    DependencyItemType Type, string Value, string Dependency, string Origin, string Kind = "", bool WholeArchive = false)
{
    /// <summary>True if it is a linker argument whose position among the libraries is significant.</summary>
    public bool IsArgument => Type == DependencyItemType.Library && Kind == nameof(LibraryKind.Argument);
}

/// <summary>The state of a dependency.</summary>
public enum DependencyState
{
    /// <summary>The system has it.</summary>
    System,

    /// <summary>It is built from source.</summary>
    Source,

    /// <summary>It is optional and was not found.</summary>
    Absent,

    /// <summary>It was not found, which is an error.</summary>
    Missing,
}

/// <summary>Represents a resolved dependency.</summary>
/// <param name="Dependency">The dependency.</param>
/// <param name="State">Its state.</param>
/// <param name="Version">The version that was found, or empty.</param>
/// <param name="Origin">The .pc file or variable, or empty.</param>
/// <param name="Reason">The reason why it does not come from the system, or empty.</param>
public sealed record ResolvedDependency(
    Dependency Dependency, DependencyState State, string Version, string Origin, string Reason);
