using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>The item that a part of a dependency becomes.</summary>
public enum DependencyItemType
{
    /// <summary><c>NativeLinkLibrary</c>, and with the <see cref="DependencyItem.Kind"/> <c>Argument</c> what stands between libraries.</summary>
    Library,

    /// <summary><c>NativeLinkSearchPath</c>.</summary>
    SearchPath,

    /// <summary><c>NativeIncludePath</c>.</summary>
    Include,

    /// <summary><c>NativeDefine</c>.</summary>
    Define,

    /// <summary>An option of the compiler, for all sources.</summary>
    Option,

    /// <summary>A shared library that must be next to the app; <see cref="DependencyItem.Kind"/> is its name there.</summary>
    Copy,

    /// <summary><c>NativeMetadata</c>: <c>DEP_ZLIB_VERSION</c> with its value in <see cref="DependencyItem.Kind"/>.</summary>
    Metadata,

    /// <summary>A macro of C#.</summary>
    Constant,

    /// <summary>The C++ runtime, in whatever form the linker has it.</summary>
    CxxRuntime,
}

/// <summary>One item that a dependency gives to the build.</summary>
/// <param name="Type">Which item.</param>
/// <param name="Value">What it includes.</param>
/// <param name="Dependency">The dependency that it came from.</param>
/// <param name="Origin">The .pc file or the variable that said so.</param>
/// <param name="Kind">Its metadata value <c>Kind</c>, or empty.</param>
/// <param name="WholeArchive">Whether every object of an archive is wanted.</param>
public sealed record DependencyItem(
    DependencyItemType Type, string Value, string Dependency, string Origin, string Kind = "", bool WholeArchive = false)
{
    /// <summary>Whether it is an argument of the linker, whose place among the libraries counts.</summary>
    public bool IsArgument => Type == DependencyItemType.Library && Kind == nameof(LibraryKind.Argument);
}

/// <summary>What became of a dependency.</summary>
public enum DependencyState
{
    /// <summary>The system has it.</summary>
    System,

    /// <summary>It is built from source.</summary>
    Source,

    /// <summary>It is optional, and not there.</summary>
    Absent,

    /// <summary>It is missing, which is an error.</summary>
    Missing,
}

/// <summary>A dependency and where it comes from.</summary>
/// <param name="Dependency">What was asked for.</param>
/// <param name="State">What became of it.</param>
/// <param name="Version">The version that was found, or empty.</param>
/// <param name="Origin">The .pc file or variable, or empty.</param>
/// <param name="Reason">Why it does not come from the system, or empty.</param>
public sealed record ResolvedDependency(
    Dependency Dependency, DependencyState State, string Version, string Origin, string Reason);
