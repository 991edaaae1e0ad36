namespace Native.Core.Link;

/// <summary>How a <c>NativeLinkLibrary</c> is linked.</summary>
public enum LibraryKind
{
    /// <summary>As the linker finds it.</summary>
    Default,

    /// <summary>The shared form only.</summary>
    Shared,

    /// <summary>The archive only.</summary>
    Static,

    /// <summary>A framework of macOS.</summary>
    Framework,

    /// <summary>No library: an argument of the linker that has its place among the libraries.</summary>
    Argument,
}

/// <summary>One library of the command that links, or one argument that stands between libraries.</summary>
/// <param name="Name">A name (<c>m</c>), a file name behind a colon (<c>:libm.so.6</c>), a path to a file, or the argument.</param>
/// <param name="Kind">How they are linked.</param>
/// <param name="WholeArchive">Whether every object of an archive is taken.</param>
/// <param name="IsNeeded">
/// Whether the binary asks the loader for it even where no object uses it: P/Invoke then finds its functions through the binary.
/// Null where the linker decides.
/// </param>
/// <param name="Origin">Where the project has it from, for messages: <c>LDFLAGS</c>, a .pc file. Empty where an item names it.</param>
public sealed record LinkLibrary(string Name, LibraryKind Kind, bool WholeArchive = false, bool? IsNeeded = null, string Origin = "")
{
    /// <summary>Whether <see cref="Name"/> is a file and not a name to search.</summary>
    public bool IsPath => Kind != LibraryKind.Argument && (Name.Contains('/') || Name.Contains('\\'));

    /// <summary>An argument of the linker.</summary>
    public static LinkLibrary Argument(string text, string origin = "") => new(text, LibraryKind.Argument, Origin: origin);
}
