using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>Implements <see cref="IBuildHost"/> for a task: writes messages to the MSBuild log, and requests cores from MSBuild.</summary>
internal sealed class TaskHost(TaskLoggingHelper log, IBuildEngine engine, string name, Action<string> summarize, CancellationToken cancelled) : IBuildHost
{
    public string Name => name;

    public CancellationToken Cancelled => cancelled;

    public bool Report(Diagnostic diagnostic)
    {
        log.Report(diagnostic);
        return diagnostic.Severity == Severity.Error || (engine is IBuildEngine8 warnings && warnings.ShouldTreatWarningAsError(diagnostic.Code));
    }

    public void LogMessage(string text) => log.LogMessage(MessageImportance.High, "{0}", text);

    public void Summarize(string text) => summarize(text);

    public void LogVerbose(Func<string> text)
    {
        if (log.LogsMessagesOfImportance(MessageImportance.Low))
            log.LogMessage(MessageImportance.Low, "{0}", text());
    }

    // Engines without core management, such as an out-of-process task host, throw an exception. Then all cores are used.
    public int RequestCores(int wanted)
    {
        try
        {
            return engine is IBuildEngine9 cores ? cores.RequestCores(wanted) : wanted;
        }
        catch (NotImplementedException)
        {
            return wanted;
        }
    }

    public void ReleaseCores(int granted)
    {
        try
        {
            (engine as IBuildEngine9)?.ReleaseCores(granted);
        }
        catch (NotImplementedException)
        {
            // No cores were granted.
        }
    }
}
