using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Diagnostics;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.Tasks;

/// <summary>
/// The base of every task: <see cref="NativeException"/> becomes a coded error, and cancelling the build ends every
/// process that the task started.
/// </summary>
public abstract class NativeTask : Task, ICancelableTask, IMultiThreadableTask
{
    private readonly CancellationTokenSource _cancel = new();
    private string _summary = "";

    // Libraries of others are in the package once, in the folder above those of assemblies that are compiled ahead of time.
    static NativeTask()
    {
        if (AssemblyLoadContext.GetLoadContext(typeof(NativeTask).Assembly) is { } context)
            context.Resolving += static (loading, name) => SharedPath(name) is { } path ? loading.LoadFromAssemblyPath(path) : null;
    }

    /// <summary>Environment, current folder and processes of this build (not of this process).</summary>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>
    /// What was done, for the terminal logger, which shows no message of a task: nothing, or one item with the text. native.proj prints it; the metadata are
    /// what the task MSBuild gives to that project.
    /// </summary>
    [Output]
    public ITaskItem[] Summary => _summary.Length == 0
        ? []
        : [PathItem.Of(_summary, new("Properties", $"_NativeSummary={_summary}"), new("UndefineProperties", "TargetFramework;RuntimeIdentifier"))];

    /// <summary>Ended when the user cancels the build.</summary>
    protected CancellationToken Cancelled => _cancel.Token;

    /// <summary>Files on this machine's disk.</summary>
    private protected DiskFileReader Files { get; } = new();

    /// <summary>Starts programs.</summary>
    private protected ProcessRunner Processes => new(TaskEnvironment.GetProcessStartInfo, Cancelled);

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
            ShowSummary();
        }
        catch (NativeException exception)
        {
            Log.Report(exception.Diagnostic);
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            Log.LogMessage(MessageImportance.Low, "Cancelled.");
            return false;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Log.Report(FileFault.Of(exception));
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancel.Cancel();

    /// <summary>This task, as what it calls knows it; messages name <paramref name="project"/>.</summary>
    private protected IBuildHost Host(string project) => new TaskHost(Log, BuildEngine, project, Summarize, Cancelled);

    /// <summary>The settings that an item has, and the variables of this build.</summary>
    private protected BuildSettings SettingsOf(ITaskItem item) => new(item, TaskEnvironment.GetEnvironmentVariable);

    /// <summary>Adds a line to <see cref="Summary"/>.</summary>
    protected void Summarize(string line) => _summary += _summary.Length == 0 ? line : $"\n{line}";

    /// <summary>The task's work.</summary>
    protected abstract void Run();

    /// <summary>A full path, against the project's folder.</summary>
    protected string FullPath(string path) => Path.GetFullPath(TaskEnvironment.GetAbsolutePath(path).Value);

    // Without the terminal logger, a message of this task does, and saves the build of a project.
    private void ShowSummary()
    {
        if (_summary.Length == 0 || Log.HasLoggedErrors || TaskEnvironment.GetEnvironmentVariable("_MSBUILDTLENABLED") != "0")
            return;
        Log.LogMessage(MessageImportance.High, "{0}", $"native -> {_summary}");
        _summary = "";
    }

    private static string? SharedPath(AssemblyName name)
    {
        var path = Path.GetFullPath($"../{name.Name}.dll", Path.GetDirectoryName(typeof(NativeTask).Assembly.Location)!);
        return File.Exists(path) ? path : null;
    }
}
