using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Link;

/// <summary>Everything that decides what one binary contains, except the linker.</summary>
public sealed record LinkRequest
{
    /// <summary>The target.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary>The output type.</summary>
    public required NativeOutputType OutputType { get; init; }

    /// <summary>The name that P/Invoke uses, <c>foo</c>.</summary>
    public required string LibraryName { get; init; }

    /// <summary>The objects, in the order of the sources.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>Whether an object came of C++: then the C++ runtime is linked.</summary>
    public bool HasCxx { get; init; }

    /// <summary>Libraries and arguments of the linker, in the order of the command line, as <see cref="LinkOrder"/> gives them.</summary>
    public IReadOnlyList<LinkLibrary> Libraries { get; init; } = [];

    /// <summary>Folders in which named libraries are searched.</summary>
    public IReadOnlyList<string> SearchPaths { get; init; } = [];

    /// <summary>The properties of the project.</summary>
    public PropertyValues Properties { get; init; } = PropertyValues.None;

    /// <summary>Full path of the <see cref="ExportList"/>, or null where there is none.</summary>
    public string? ExportListPath { get; init; }

    /// <summary>Names that archives hide, and that the library exports because headers of the project declare them.</summary>
    public IReadOnlySet<string> Revealed { get; init; } = new HashSet<string>();

    /// <summary>The file that is made.</summary>
    public string FileName => Target.FileName(LibraryName, OutputType);

    /// <summary>The file that others link against.</summary>
    public string LinkFileName => Target.LinkFileName(LibraryName, OutputType);
}
