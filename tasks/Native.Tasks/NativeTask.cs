using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Diagnostics;
using Native.Core.Timings;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.Tasks;

/// <summary>
/// The base class of all tasks. It logs a <see cref="NativeException"/> as an error with a code, and ends the processes of the task if the build is
/// cancelled.
/// </summary>
public abstract class NativeTask : Task, ICancelableTask, IMultiThreadableTask
{
    private readonly CancellationTokenSource _cancel = new();
    private string _summary = "";
    private TimingRecorder? _recorder;

    // The package contains third-party assemblies once, in the parent of the directories with assemblies that are compiled ahead of time.
    static NativeTask()
    {
        if (AssemblyLoadContext.GetLoadContext(typeof(NativeTask).Assembly) is { } context)
            context.Resolving += static (loading, name) => SharedPath(name) is { } path ? loading.LoadFromAssemblyPath(path) : null;
    }

    /// <summary>The environment variables, current directory and process settings of this build, not of this process.</summary>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>
    /// The summary of the work for the terminal logger, which does not show messages of tasks: empty, or one item with the text. native.proj prints
    /// it. The metadata are the parameters that the MSBuild task passes to that project.
    /// </summary>
    [Output]
    public ITaskItem[] Summary => _summary.Length == 0
        ? []
        : [PathItem.Of(_summary, new("Properties", $"_NativeSummary={_summary}"), new("UndefineProperties", "TargetFramework;RuntimeIdentifier"))];

    /// <summary>The <see cref="TimingPlace"/> of <c>NativeTimings</c>; empty if nothing is recorded.</summary>
    public string Timings { get; set; } = "";

    /// <summary>Cancelled when the user cancels the build.</summary>
    protected CancellationToken Cancelled => _cancel.Token;

    /// <summary>Reads files on the disk.</summary>
    private protected DiskFileReader Files { get; } = new();

    /// <summary>Starts programs.</summary>
    private protected ProcessRunner Processes => new(TaskEnvironment.GetProcessStartInfo, Cancelled, _recorder);

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var started = DateTime.UtcNow.Ticks;
        try
        {
            _recorder = TimingRecorders.For(BuildEngine, Timings, GetType().Name);
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

        _recorder?.Add(TimingKind.Phase, "", "", started, Log.HasLoggedErrors);
        if (_recorder is not null && Log.HasLoggedErrors)
            WriteTimingsOfFailure();
        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Returns the build host for this task. Messages contain the name <paramref name="project"/>.</summary>
    private protected IBuildHost Host(string project) => new TaskHost(Log, BuildEngine, project, Summarize, Cancelled);

    /// <summary>Returns the settings in an item, combined with the environment variables of this build.</summary>
    private protected BuildSettings SettingsOf(ITaskItem item) => new(item, TaskEnvironment.GetEnvironmentVariable);

    /// <summary>Waits for a lock, and records the time if another build held it.</summary>
    private protected BuildLock Lock(string path)
    {
        var started = DateTime.UtcNow.Ticks;
        var buildLock = BuildLock.Acquire(path, Cancelled);
        _recorder?.Add(TimingKind.Wait, path, "", started);
        return buildLock;
    }

    /// <summary>Adds a line to <see cref="Summary"/>.</summary>
    protected void Summarize(string line) => _summary += _summary.Length == 0 ? line : $"\n{line}";

    /// <summary>Performs the work of the task.</summary>
    protected abstract void Run();

    /// <summary>Returns a full path, relative to the project directory.</summary>
    protected string FullPath(string path) => Path.GetFullPath(TaskEnvironment.GetAbsolutePath(path).Value);

    // Without the terminal logger, a message of this task is enough, which is faster than the build of native.proj.
    private void ShowSummary()
    {
        if (_summary.Length == 0 || Log.HasLoggedErrors || TaskEnvironment.GetEnvironmentVariable("_MSBUILDTLENABLED") != "0")
            return;
        Log.LogMessage(MessageImportance.High, "{0}", $"native -> {_summary}");
        _summary = "";
    }

    // After an error, MSBuild does not run the target that writes the page.
    private void WriteTimingsOfFailure()
    {
        try
        {
            if (WriteTimings.Write(TimingPlace.Of(Timings), TaskEnvironment.ProjectDirectory.Value) is { } summary)
                Log.LogMessage(MessageImportance.High, "{0}", $"native -> {summary}");
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Log.Report(FileFault.Of(exception));
        }
    }

    private static string? SharedPath(AssemblyName name)
    {
        var path = Path.GetFullPath($"../{name.Name}.dll", Path.GetDirectoryName(typeof(NativeTask).Assembly.Location)!);
        return File.Exists(path) ? path : null;
    }
}
