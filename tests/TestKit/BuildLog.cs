using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace TestKit;

/// <summary>A warning or an error of a build.</summary>
/// <param name="Code">The code; empty if there is none.</param>
/// <param name="IsError">Whether it is an error and not a warning.</param>
/// <param name="File">The file of the location.</param>
/// <param name="Line">The line in the file; 0 for the complete file.</param>
/// <param name="Message">Its text.</param>
public sealed record BuildDiagnostic(string Code, bool IsError, string File, int Line, string Message);

/// <summary>The events that MSBuild recorded during a build.</summary>
public sealed class BuildLog
{
    private readonly List<BuildEventArgs> _events;
    private readonly Dictionary<int, string> _projects;

    private BuildLog(List<BuildEventArgs> events, Dictionary<int, string> projects, bool succeeded)
    {
        (_events, _projects, Succeeded) = (events, projects, succeeded);
        Tasks = [.. events.OfType<TaskStartedEventArgs>().Select(task => task.TaskName)];
        // The messages that MSBuild would print, without the values of parameters, properties and items.
        Messages = [.. events.Where(message => message is TaskCommandLineEventArgs || message.GetType() == typeof(BuildMessageEventArgs))
            .Select(message => message.Message ?? "")];
        Diagnostics = [.. events.Select(Diagnostic).OfType<BuildDiagnostic>()];
    }

    /// <summary>Reads a binary log.</summary>
    internal static BuildLog Read(string file)
    {
        List<BuildEventArgs> events = [.. new BinLogReader().ReadRecords(file).Select(record => record.Args).OfType<BuildEventArgs>()];
        var projects = new Dictionary<int, string>();
        foreach (var project in events.OfType<ProjectStartedEventArgs>())
            projects[project.BuildEventContext!.ProjectContextId] = project.ProjectFile!;
        return new(events, projects, events.OfType<BuildFinishedEventArgs>().Any(end => end.Succeeded));
    }

    /// <summary>Whether the build ended successfully.</summary>
    public bool Succeeded { get; }

    /// <summary>Names of the tasks that ran.</summary>
    public IReadOnlyList<string> Tasks { get; }

    /// <summary>Messages of tasks and of MSBuild, including command lines.</summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>Warnings and errors.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics { get; }

    /// <summary>Returns the total duration of all runs of a task.</summary>
    public double Seconds(string task)
    {
        var starts = _events.OfType<TaskStartedEventArgs>().Where(start => start.TaskName == task).ToDictionary(start => Place(start), start => start.Timestamp);
        return _events.OfType<TaskFinishedEventArgs>().Where(end => end.TaskName == task).Sum(end => (end.Timestamp - starts[Place(end)]).TotalSeconds);

        static (int, int) Place(BuildEventArgs entry) => (entry.BuildEventContext!.ProjectContextId, entry.BuildEventContext.TaskId);
    }

    /// <summary>The events of one project in the build.</summary>
    internal BuildLog Of(string project)
    {
        if (!_projects.ContainsValue(project))
            throw new ArgumentOutOfRangeException(nameof(project), project, "The build had no such project.");
        List<BuildEventArgs> events = [.. _events.Where(entry => entry.BuildEventContext is { } context
            && _projects.GetValueOrDefault(context.ProjectContextId) == project)];
        return new(events, _projects, !events.OfType<BuildErrorEventArgs>().Any());
    }

    private static BuildDiagnostic? Diagnostic(BuildEventArgs entry) => entry switch
    {
        BuildErrorEventArgs error => new(error.Code ?? "", true, error.File ?? "", error.LineNumber, error.Message ?? ""),
        BuildWarningEventArgs warning => new(warning.Code ?? "", false, warning.File ?? "", warning.LineNumber, warning.Message ?? ""),
        _ => null,
    };
}
