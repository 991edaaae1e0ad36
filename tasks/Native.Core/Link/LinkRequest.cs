using Native.Core.Platform;

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
}

/// <summary>One <c>NativeLinkLibrary</c> item.</summary>
/// <param name="Name">A name (<c>m</c>) or a path to a file.</param>
/// <param name="Kind">How it is linked.</param>
/// <param name="WholeArchive">Whether every object of an archive is taken.</param>
/// <param name="IsNeeded">
/// Whether the binary asks the loader for it even where no object uses it: P/Invoke then finds its functions through the binary.
/// </param>
public sealed record LinkLibrary(string Name, LibraryKind Kind, bool WholeArchive, bool IsNeeded = false)
{
    /// <summary>Whether <see cref="Name"/> is a file and not a name to search.</summary>
    public bool IsPath => Name.Contains('/') || Name.Contains('\\');
}

/// <summary>Everything that decides what one binary contains, except the linker.</summary>
public sealed record LinkRequest
{
    /// <summary>What is built for.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary>Shared library, archive or program.</summary>
    public required NativeOutputType OutputType { get; init; }

    /// <summary>The name that P/Invoke uses, <c>foo</c>.</summary>
    public required string LibraryName { get; init; }

    /// <summary>The objects, in the order of the sources.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>Whether an object came of C++: then the C++ runtime is linked.</summary>
    public bool HasCxx { get; init; }

    /// <summary>Libraries, in the order of the items.</summary>
    public IReadOnlyList<LinkLibrary> Libraries { get; init; } = [];

    /// <summary>Folders in which named libraries are searched.</summary>
    public IReadOnlyList<string> SearchPaths { get; init; } = [];

    /// <summary>Raw arguments, and <c>LDFLAGS</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether symbols and debug information are left out.</summary>
    public bool Strip { get; init; }

    /// <summary>Whether objects are optimised across files.</summary>
    public bool LinkTimeOptimization { get; init; }

    /// <summary>The names that <c>-fsanitize</c> takes.</summary>
    public IReadOnlyList<string> Sanitizers { get; init; } = [];

    /// <summary>Whether a Windows DLL exports annotated symbols only.</summary>
    public bool HideSymbols { get; init; }

    /// <summary>Full path of the <see cref="ExportList"/>, or null where there is none.</summary>
    public string? ExportListPath { get; init; }

    /// <summary>Names that archives hide, and that the library exports because headers of the project declare them.</summary>
    public IReadOnlySet<string> Revealed { get; init; } = new HashSet<string>();

    /// <summary>The file that is made.</summary>
    public string FileName => Target.FileName(LibraryName, OutputType);

    /// <summary>The file that others link against.</summary>
    public string LinkFileName => Target.LinkFileName(LibraryName, OutputType);
}
