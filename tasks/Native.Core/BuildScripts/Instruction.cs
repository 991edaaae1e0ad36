using Native.Core.Link;

namespace Native.Core.BuildScripts;

/// <summary>What a line of a build script asks for.</summary>
public enum InstructionKind
{
    /// <summary><c>rerun-if-changed</c>: a file or folder that makes the script stale.</summary>
    RerunIfChanged,

    /// <summary><c>rerun-if-env-changed</c>: a variable that makes the script stale.</summary>
    RerunIfEnvChanged,

    /// <summary><c>link-lib</c>.</summary>
    LinkLibrary,

    /// <summary><c>link-search</c>.</summary>
    LinkSearch,

    /// <summary><c>link-arg</c>.</summary>
    LinkArgument,

    /// <summary><c>include</c>.</summary>
    Include,

    /// <summary><c>define</c>: a macro of C.</summary>
    Define,

    /// <summary><c>constant</c>: a conditional compilation symbol of C#.</summary>
    Constant,

    /// <summary><c>source</c>: a file to compile, of C or of C#.</summary>
    Source,

    /// <summary><c>bindings</c>: a header to generate C# for.</summary>
    Bindings,

    /// <summary><c>bindings-option</c>: a metadata value of the header that was named last.</summary>
    BindingsOption,

    /// <summary><c>copy</c>: a file next to the output.</summary>
    Copy,

    /// <summary><c>metadata</c>: a fact for projects that reference this one.</summary>
    Metadata,

    /// <summary><c>warning</c>.</summary>
    Warning,

    /// <summary><c>error</c>.</summary>
    Error,
}

/// <summary>One line <c>native::key=value</c>.</summary>
/// <param name="Kind">The key.</param>
/// <param name="Value">What it is about: a name, a path as the script wrote it, a text.</param>
/// <param name="Line">Line of the output, from 1.</param>
public sealed record Instruction(InstructionKind Kind, string Value, int Line)
{
    /// <summary>The kind of a library (<c>Static</c>) or include folder (<c>System</c>), or the name of a metadata value or option; else empty.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>Whether every object of a library is taken.</summary>
    public bool WholeArchive { get; init; }

    /// <summary>The code that a warning or error begins with (<c>NSDK2001</c>, <c>-Wunused-variable</c>), or null.</summary>
    public string? Code { get; init; }

    /// <summary>The place that a warning or error names: a file, or null.</summary>
    public string? File { get; init; }

    /// <summary>Line in <see cref="File"/>, 0 where unknown.</summary>
    public int FileLine { get; init; }

    /// <summary>Column in <see cref="File"/>, 0 where unknown.</summary>
    public int FileColumn { get; init; }

    /// <summary>Whether <see cref="Value"/> must name a file or folder that is there.</summary>
    public bool MustExist => Kind is InstructionKind.LinkSearch or InstructionKind.Include or InstructionKind.Source
        or InstructionKind.Bindings or InstructionKind.Copy;
}

/// <summary>What a script said.</summary>
/// <param name="Instructions">Its instructions, in order.</param>
/// <param name="Problems">Lines that cannot be followed.</param>
public sealed record ScriptOutput(IReadOnlyList<Instruction> Instructions, IReadOnlyList<OutputProblem> Problems);

/// <summary>A line that cannot be followed.</summary>
/// <param name="Code">NSDK5006 for an unknown key, NSDK5007 for a wrong value.</param>
/// <param name="Line">Line of the output, from 1.</param>
/// <param name="Message">What was found, what was expected, what to type.</param>
public sealed record OutputProblem(string Code, int Line, string Message);
