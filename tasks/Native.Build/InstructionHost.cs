using Native.Core.Diagnostics;

namespace Native.Build;

/// <summary>The script, as what it calls knows it: messages are instructions, and what nobody follows goes to standard error.</summary>
internal sealed class InstructionHost : IBuildHost
{
    public string Name => Path.GetFileName(BuildContext.ProjectDirectory);

    public CancellationToken Cancelled => CancellationToken.None;

    /// <summary>Whether an error was reported.</summary>
    public bool Failed { get; private set; }

    public bool Report(Diagnostic diagnostic)
    {
        Instructions.Tell(diagnostic);
        Failed |= diagnostic.Severity == Severity.Error;
        return diagnostic.Severity == Severity.Error;
    }

    public void LogMessage(string text) => Console.Error.WriteLine(text);

    public void Summarize(string text) => LogMessage(text);

    public void LogVerbose(Func<string> text) => Console.Error.WriteLine(text());

    public int RequestCores(int wanted) => Math.Min(wanted, BuildContext.Jobs);

    public void ReleaseCores(int granted)
    {
        // They are the script's until it ends.
    }
}
