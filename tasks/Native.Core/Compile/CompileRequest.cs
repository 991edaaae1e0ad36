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

/// <summary>Represents a <c>NativeSource</c> item.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Language">The language, from the <c>Language</c> metadata or the extension.</param>
/// <param name="Defines">The defines of the file, <c>NAME</c> or <c>NAME=VALUE</c>, after those of the project.</param>
/// <param name="IncludePaths">The include folders of the file, before those of the project.</param>
/// <param name="Options">The compiler options of the file, after all others.</param>
/// <param name="WarningLevel">0 to 4.</param>
public sealed record SourceFile(
    string Path, SourceLanguage Language, IReadOnlyList<string> Defines, IReadOnlyList<string> IncludePaths,
    IReadOnlyList<string> Options, int WarningLevel);

/// <summary>Specifies how an include folder is searched.</summary>
public enum IncludeKind
{
    /// <summary><c>-I</c>.</summary>
    User,

    /// <summary><c>-isystem</c>: without warnings from its headers.</summary>
    System,

    /// <summary><c>-idirafter</c>: searched after the compiler's folders.</summary>
    After,
}

/// <summary>Represents a <c>NativeIncludePath</c> item.</summary>
public sealed record IncludePath(string Path, IncludeKind Kind);

/// <summary>Represents all settings for the objects of a project and RID, except the compiler.</summary>
public sealed record CompileRequest
{
    /// <summary>The target.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary>Full path of the project directory; relative paths in outputs are relative to it.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Full path of the folder for objects and states.</summary>
    public required string ObjectDirectory { get; init; }

    /// <summary>The output type.</summary>
    public required NativeOutputType OutputType { get; init; }

    /// <summary>The sources, in the order of the items.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>The project's include folders.</summary>
    public IReadOnlyList<IncludePath> IncludePaths { get; init; } = [];

    /// <summary>The project's defines.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>Full path of Apple's SDK, or null.</summary>
    public string? MacOSSdk { get; init; }

    /// <summary>The properties of the project.</summary>
    public PropertyValues Properties { get; init; } = PropertyValues.None;

    /// <summary>True if the compiler writes debug information.</summary>
    public bool DebugInformation { get; init; }

    /// <summary>The names of folders of this machine in objects, the innermost last; empty if objects contain real paths.</summary>
    public IReadOnlyList<PathName> PathNames { get; init; } = [];

    /// <summary>Suppressed warnings, if warnings are errors: <c>unused-variable</c>.</summary>
    public IReadOnlyList<string> SilencedWarnings { get; init; } = [];

    /// <summary>Warnings that are not errors, if warnings are errors.</summary>
    public IReadOnlyList<string> WarningsNotAsErrors { get; init; } = [];

    /// <summary><c>CPPFLAGS</c> and <c>CFLAGS</c> of the environment.</summary>
    public IReadOnlyList<string> CFlags { get; init; } = [];

    /// <summary><c>CPPFLAGS</c> and <c>CXXFLAGS</c> of the environment.</summary>
    public IReadOnlyList<string> CxxFlags { get; init; } = [];

    /// <summary>
    /// <c>name=state</c> of inputs that make every object stale but are not arguments: recorded environment variables
    /// and files of <c>NativeRerunIfChanged</c>.
    /// </summary>
    public IReadOnlyList<string> RerunInputs { get; init; } = [];

    /// <summary>Returns a copy whose objects contain no paths of this machine; for <paramref name="machine"/>, see <see cref="PathMap.Make"/>.</summary>
    public CompileRequest WithMappedPaths(IReadOnlyList<PathName> machine) =>
        this with { PathNames = PathMap.Make([new(ProjectDirectory, ".")], PathMap.Folders(this), machine) };
}
