namespace Native.Core.Command;

/// <summary>A program to start.</summary>
/// <param name="FileName">Full path.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
/// <param name="WorkingDirectory">Its current folder.</param>
/// <param name="Environment">Variables that differ from the build's own; null takes one away.</param>
/// <param name="TimeLimit">After this the program and all that it started are killed; null for no limit.</param>
/// <param name="IsBinary">Whether the outputs are given as they are, a character a byte, because they need not be UTF-8.</param>
public sealed record ProcessRequest(
    string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory,
    IReadOnlyDictionary<string, string?>? Environment = null, TimeSpan? TimeLimit = null, bool IsBinary = false);

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="TimedOut">Whether it was killed at its time limit.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error, bool TimedOut = false);
