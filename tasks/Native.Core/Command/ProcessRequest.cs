namespace Native.Core.Command;

/// <summary>Represents a program to start.</summary>
/// <param name="FileName">Full path.</param>
/// <param name="Arguments">The arguments, unquoted.</param>
/// <param name="WorkingDirectory">The working directory.</param>
/// <param name="Environment">The variables that differ from those of the build; null removes a variable.</param>
/// <param name="TimeLimit">The time after which the program and its child processes are killed; null for no limit.</param>
/// <param name="IsBinary">True if the output is read as one character per byte, because it might not be UTF-8.</param>
public sealed record ProcessRequest(
    string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory,
    IReadOnlyDictionary<string, string?>? Environment = null, TimeSpan? TimeLimit = null, bool IsBinary = false)
{
    /// <summary>The file that the program creates or reads, for the page of <c>NativeTimings</c>; by default, the name of the program.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Why the program is started, for the same page.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Represents the result of a program.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="TimedOut">True if it was killed at its time limit.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error, bool TimedOut = false);
