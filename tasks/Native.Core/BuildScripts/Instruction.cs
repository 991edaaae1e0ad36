using Native.Core.Link;

namespace Native.Core.BuildScripts;

/// <summary>The kind of an instruction of a build script.</summary>
public enum InstructionKind
{
    /// <summary><c>rerun-if-changed</c>: a file or folder that makes the script stale when it changes.</summary>
    RerunIfChanged,

    /// <summary><c>rerun-if-env-changed</c>: a variable that makes the script stale when it changes.</summary>
    RerunIfEnvChanged,

    /// <summary><c>link-lib</c>.</summary>
    LinkLibrary,

    /// <summary><c>link-search</c>.</summary>
    LinkSearch,

    /// <summary><c>link-arg</c>.</summary>
    LinkArgument,

    /// <summary><c>include</c>.</summary>
    Include,

    /// <summary><c>define</c>: a C macro.</summary>
    Define,

    /// <summary><c>constant</c>: a C# conditional compilation symbol.</summary>
    Constant,

    /// <summary><c>source</c>: a C or C# file to compile.</summary>
    Source,

    /// <summary><c>bindings</c>: a header to generate C# for.</summary>
    Bindings,

    /// <summary><c>bindings-option</c>: a metadata value of the preceding header.</summary>
    BindingsOption,

    /// <summary><c>copy</c>: a file next to the output.</summary>
    Copy,

    /// <summary><c>metadata</c>: a value for projects that reference this one.</summary>
    Metadata,

    /// <summary><c>warning</c>.</summary>
    Warning,

    /// <summary><c>error</c>.</summary>
    Error,
}

/// <summary>Represents an instruction, <c>native::key=value</c>.</summary>
/// <param name="Kind">The key.</param>
/// <param name="Value">The value: a name, a path as written, or text.</param>
/// <param name="Line">The 1-based line of the output.</param>
public sealed record Instruction(InstructionKind Kind, string Value, int Line)
{
    /// <summary>The kind of a library (<c>Static</c>) or include folder (<c>System</c>), or the name of a metadata value or option; otherwise empty.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>True if every object of a library is linked.</summary>
    public bool WholeArchive { get; init; }

    /// <summary>The code at the beginning of a warning or error (<c>NSDK2001</c>, <c>-Wunused-variable</c>), or null.</summary>
    public string? Code { get; init; }

    /// <summary>The file of a warning or error, or null.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, or 0 if unknown.</summary>
    public int FileLine { get; init; }

    /// <summary>The column in <see cref="File"/>, or 0 if unknown.</summary>
    public int FileColumn { get; init; }

    /// <summary>True if <see cref="Value"/> must be an existing file or folder.</summary>
    public bool MustExist => Kind is InstructionKind.LinkSearch or InstructionKind.Include or InstructionKind.Source
        or InstructionKind.Bindings or InstructionKind.Copy;
}

/// <summary>Represents the output of a script.</summary>
/// <param name="Instructions">The instructions, in order.</param>
/// <param name="Problems">The invalid lines.</param>
public sealed record ScriptOutput(IReadOnlyList<Instruction> Instructions, IReadOnlyList<OutputProblem> Problems);

/// <summary>Represents an invalid line.</summary>
/// <param name="Code">NSDK5006 for an unknown key, NSDK5007 for an invalid value.</param>
/// <param name="Line">The 1-based line of the output.</param>
/// <param name="Message">What was found, what was expected, what to type.</param>
public sealed record OutputProblem(string Code, int Line, string Message);
