using Native.Core.Frameworks;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Link;

/// <summary>Represents all settings of a link, except the linker.</summary>
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

    /// <summary>True if an object was compiled from C++, which requires the C++ runtime.</summary>
    public bool HasCxx { get; init; }

    /// <summary>The libraries and linker arguments in command-line order, from <see cref="LinkOrder"/>.</summary>
    public IReadOnlyList<LinkLibrary> Libraries { get; init; } = [];

    /// <summary>The search paths for libraries by name.</summary>
    public IReadOnlyList<string> SearchPaths { get; init; } = [];

    /// <summary>Full path of Apple's SDK, or null.</summary>
    public string? MacOSSdk { get; init; }

    /// <summary>Full path of the directory of <see cref="FrameworkStub"/>s, or null.</summary>
    public string? StubDirectory { get; init; }

    /// <summary>The properties of the project.</summary>
    public PropertyValues Properties { get; init; } = PropertyValues.None;

    /// <summary>Full path of the <see cref="ExportList"/>, or null.</summary>
    public string? ExportListPath { get; init; }

    /// <summary>The symbols that archives hide but the library exports, because headers of the project declare them.</summary>
    public IReadOnlySet<string> Revealed { get; init; } = new HashSet<string>();

    /// <summary>The functions that the program that loads the library exports to it, if it is an add-on.</summary>
    public IReadOnlyList<string> HostFunctions { get; init; } = [];

    /// <summary>
    /// Full path of the file that defines <see cref="HostFunctions"/> for the linker, or null for a library without such functions: an import library for Windows, a linker
    /// script for ELF, which is used in the check only.
    /// </summary>
    public string? HostFile { get; init; }

    /// <summary>True for a link in which only <see cref="HostFunctions"/> may be undefined. Its output is discarded.</summary>
    public bool IsHostCheck { get; init; }

    /// <summary>The name of the output file.</summary>
    public string FileName => Target.FileName(LibraryName, OutputType);

    /// <summary>True if the linker must leave out symbols and debug information.</summary>
    public bool IsLinkedWithoutSymbols => Properties.HasNoSymbols || (Properties.HasSeparateSymbols && Target.IsMacOS);

    /// <summary>True if the debug information of the linked file is moved into a <c>.dbg</c> file.</summary>
    public bool HasDebugFile => Properties.HasSeparateSymbols && Target.IsElf && OutputType != NativeOutputType.StaticLibrary;

    /// <summary>The name of the file that other projects link against.</summary>
    public string LinkFileName => Target.LinkFileName(LibraryName, OutputType);
}
