using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Compile;

/// <summary>The language of a source, as <c>-x</c> names it.</summary>
public enum SourceLanguage
{
    /// <summary>C.</summary>
    C,

    /// <summary>C++.</summary>
    Cxx,

    /// <summary>Objective-C.</summary>
    ObjectiveC,

    /// <summary>Objective-C++.</summary>
    ObjectiveCxx,

    /// <summary>Assembly that goes through the preprocessor.</summary>
    Assembly,
}

/// <summary>One <c>NativeSource</c> item.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Language">From the <c>Language</c> metadata, else the extension.</param>
/// <param name="Defines">Its own <c>NAME</c> or <c>NAME=VALUE</c>, after the project's.</param>
/// <param name="IncludePaths">Its own include folders, before the project's.</param>
/// <param name="Options">Its own compiler options, after all others.</param>
/// <param name="WarningLevel">0 to 4.</param>
public sealed record SourceFile(
    string Path, SourceLanguage Language, IReadOnlyList<string> Defines, IReadOnlyList<string> IncludePaths,
    IReadOnlyList<string> Options, int WarningLevel);

/// <summary>How an include folder is searched.</summary>
public enum IncludeKind
{
    /// <summary><c>-I</c>.</summary>
    User,

    /// <summary><c>-isystem</c>: warnings in it are not shown.</summary>
    System,

    /// <summary><c>-idirafter</c>: searched after the compiler's own.</summary>
    After,
}

/// <summary>One <c>NativeIncludePath</c> item.</summary>
public sealed record IncludePath(string Path, IncludeKind Kind);

/// <summary>Everything that decides what the objects of one project and RID contain, except the compiler.</summary>
public sealed record CompileRequest
{
    /// <summary>What is built for.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary>Full path of the project's folder; relative names in outputs are relative to it.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Full path of the folder that takes objects and records.</summary>
    public required string ObjectDirectory { get; init; }

    /// <summary>Shared library, archive or program.</summary>
    public required NativeOutputType OutputType { get; init; }

    /// <summary>The sources, in the order of the items.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>The project's include folders.</summary>
    public IReadOnlyList<IncludePath> IncludePaths { get; init; } = [];

    /// <summary>The project's defines.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>The properties of the project.</summary>
    public PropertyValues Properties { get; init; } = PropertyValues.None;

    /// <summary>Whether debug information is written.</summary>
    public bool DebugInformation { get; init; }

    /// <summary>What objects call the folders of this machine, the nearest last; none where they have real paths.</summary>
    public IReadOnlyList<PathName> PathNames { get; init; } = [];

    /// <summary>Warnings that nobody wants to see although warnings are errors: <c>unused-variable</c>.</summary>
    public IReadOnlyList<string> SilencedWarnings { get; init; } = [];

    /// <summary>Warnings that stay warnings although warnings are errors.</summary>
    public IReadOnlyList<string> WarningsNotAsErrors { get; init; } = [];

    /// <summary><c>CPPFLAGS</c> and <c>CFLAGS</c> of the environment.</summary>
    public IReadOnlyList<string> CFlags { get; init; } = [];

    /// <summary><c>CPPFLAGS</c> and <c>CXXFLAGS</c> of the environment.</summary>
    public IReadOnlyList<string> CxxFlags { get; init; } = [];

    /// <summary>
    /// <c>name=state</c> of what makes every object stale without being an argument: recorded environment variables
    /// and files of <c>NativeRerunIfChanged</c>.
    /// </summary>
    public IReadOnlyList<string> RerunInputs { get; init; } = [];

    /// <summary>The same, with no path of this machine in the objects; <paramref name="machine"/> as for <see cref="PathMap.Make"/>.</summary>
    public CompileRequest WithMappedPaths(IReadOnlyList<PathName> machine) =>
        this with { PathNames = PathMap.Make([new(ProjectDirectory, ".")], PathMap.Folders(this), machine) };
}
