using Native.Core.Diagnostics;

namespace Native.Build;

/// <summary>
/// Implements <see cref="IBuildHost"/> for a build script: diagnostics become instructions, and other messages go to standard error.
/// </summary>
internal sealed class InstructionHost : IBuildHost
{
    public string Name => Path.GetFileName(BuildContext.ProjectDirectory);

    public CancellationToken Cancelled => CancellationToken.None;

    /// <summary>True if an error was reported.</summary>
    public bool Failed { get; private set; }

    public bool Report(Diagnostic diagnostic)
    {
        Instructions.Report(diagnostic);
        Failed |= diagnostic.Severity == Severity.Error;
        return diagnostic.Severity == Severity.Error;
    }

    public void LogMessage(string text) => Console.Error.WriteLine(text);

    public void Summarize(string text) => LogMessage(text);

    public void LogVerbose(Func<string> text) => Console.Error.WriteLine(text());

    public int RequestCores(int wanted) => Math.Min(wanted, BuildContext.Jobs);

    public void ReleaseCores(int granted)
    {
        // The script keeps its cores until it ends.
    }
}
