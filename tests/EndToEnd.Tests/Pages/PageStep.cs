namespace EndToEnd.Tests.Pages;

/// <summary>What a code block of a page is for.</summary>
public enum StepKind
{
    /// <summary>Nothing says it.</summary>
    Unknown,

    /// <summary>A file that the reader writes.</summary>
    File,

    /// <summary>The end of a file that is there.</summary>
    Append,

    /// <summary>Items, properties or targets, or a project without a name: MSBuild evaluates it with the SDK.</summary>
    Fragment,

    /// <summary>Commands.</summary>
    Run,

    /// <summary>A command after <c>$</c>, and what it prints.</summary>
    Session,

    /// <summary>What a command of the directive prints.</summary>
    Output,

    /// <summary>A directive of its own: the folder in which the page goes on.</summary>
    Folder,

    /// <summary>Not executed; the argument is the reason.</summary>
    NotRun,
}

/// <summary>A code block of a page, or a directive that stands alone.</summary>
/// <param name="Line">The line of the page, from 1.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Argument">The path, the command or the reason.</param>
/// <param name="Text">The text of the block.</param>
public sealed record PageStep(int Line, StepKind Kind, string Argument, string Text)
{
    /// <summary>Whether the page shows it: directives that stand alone are hidden.</summary>
    public bool IsBlock { get; init; } = true;

    /// <summary>Whether it is between <c>```</c>.</summary>
    public bool IsFenced { get; init; }

    /// <summary>Everything that the commands print; null where the page does not say it.</summary>
    public string? Prints { get; init; }

    /// <summary>The code of the error with which the commands end; null for success.</summary>
    public string? Fails { get; init; }

    /// <summary>Whether the commands print to a terminal.</summary>
    public bool InTerminal { get; init; }

    /// <summary>Whether a test does something with it.</summary>
    public bool IsExecuted => Kind is not (StepKind.NotRun or StepKind.Unknown or StepKind.Folder);
}
