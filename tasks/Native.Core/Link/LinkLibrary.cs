namespace Native.Core.Link;

/// <summary>Specifies how a <c>NativeLinkLibrary</c> is linked.</summary>
public enum LibraryKind
{
    /// <summary>The file that the linker finds.</summary>
    Default,

    /// <summary>The shared library only.</summary>
    Shared,

    /// <summary>The static library only.</summary>
    Static,

    /// <summary>A macOS framework.</summary>
    Framework,

    /// <summary>A linker argument at a position among the libraries.</summary>
    Argument,
}

/// <summary>Represents a library of a link, or an argument between libraries.</summary>
/// <param name="Name">A name (<c>m</c>), a file name after a colon (<c>:libm.so.6</c>), the path of a file, or the argument.</param>
/// <param name="Kind">How they are linked.</param>
/// <param name="WholeArchive">True if every object of an archive is linked.</param>
/// <param name="IsNeeded">
/// True if the binary depends on it even if no object uses it, so that P/Invoke finds its functions through the binary.
/// Null if the linker decides.
/// </param>
/// <param name="Origin">Its origin, for messages: <c>LDFLAGS</c>, a .pc file. Empty for an item of the project.</param>
public sealed record LinkLibrary(string Name, LibraryKind Kind, bool WholeArchive = false, bool? IsNeeded = null, string Origin = "")
{
    /// <summary>Patterns of the symbols that belong to a framework, if its name does not determine them: <c>CF*</c>.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>True if the binary is loaded even if the framework does not exist (<c>-weak_framework</c>).</summary>
    public bool IsWeak { get; init; }

    /// <summary>The arguments that link a framework. Compilers have an option for the first form only.</summary>
    public IReadOnlyList<string> FrameworkArguments => IsNeeded == true ? [$"-Wl,-needed_framework,{Name}"] : IsWeak ? [$"-Wl,-weak_framework,{Name}"] : ["-framework", Name];

    /// <summary>True if <see cref="Name"/> is a path, not a name to search for.</summary>
    public bool IsPath => Kind != LibraryKind.Argument && (Name.Contains('/') || Name.Contains('\\'));

    /// <summary>Creates a linker argument.</summary>
    public static LinkLibrary Argument(string text, string origin = "") => new(text, LibraryKind.Argument, Origin: origin);
}
