namespace EndToEnd.Tests.Pages;

/// <summary>The purpose of a code block on a page.</summary>
public enum StepKind
{
    /// <summary>The page does not state the purpose.</summary>
    Unknown,

    /// <summary>A file that the reader writes.</summary>
    File,

    /// <summary>The end of an existing file.</summary>
    Append,

    /// <summary>Items, properties or targets, or a project without a name: MSBuild evaluates it with the SDK.</summary>
    Fragment,

    /// <summary>Commands.</summary>
    Run,

    /// <summary>A command after <c>$</c>, and its output.</summary>
    Session,

    /// <summary>The output of a command that the directive names.</summary>
    Output,

    /// <summary>A directive without a block: the directory for the following steps.</summary>
    Folder,

    /// <summary>The step is not executed. The argument is the reason.</summary>
    NotRun,
}

/// <summary>A code block of a page, or a directive without a block.</summary>
/// <param name="Line">The line of the page, from 1.</param>
/// <param name="Kind">The purpose of the block.</param>
/// <param name="Argument">The path, the command or the reason.</param>
/// <param name="Text">The text of the block.</param>
public sealed record PageStep(int Line, StepKind Kind, string Argument, string Text)
{
    /// <summary>Whether the page shows the step: directives without a block are hidden.</summary>
    public bool IsBlock { get; init; } = true;

    /// <summary>Whether the block is between <c>```</c>.</summary>
    public bool IsFenced { get; init; }

    /// <summary>The complete output of the commands; null if the page does not state it.</summary>
    public string? Prints { get; init; }

    /// <summary>The code of the error that the commands end with; null for success.</summary>
    public string? Fails { get; init; }

    /// <summary>Whether the commands print to a terminal.</summary>
    public bool InTerminal { get; init; }

    /// <summary>Whether a test executes the step.</summary>
    public bool IsExecuted => Kind is not (StepKind.NotRun or StepKind.Unknown or StepKind.Folder);
}
