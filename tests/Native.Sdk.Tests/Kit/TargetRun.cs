using Microsoft.Build.Execution;
using Microsoft.Build.Framework;
using MSBuildResult = Microsoft.Build.Execution.BuildResult;

namespace Native.Sdk.Tests.Kit;

/// <summary>The output and the events of targets.</summary>
internal sealed class TargetRun(MSBuildResult result, BuildEvents events)
{
    /// <summary>Properties and items after the targets ran.</summary>
    public ProjectInstance Project => result.ProjectStateAfterBuild ?? throw new InvalidOperationException($"The project was not evaluated:\n{Output}");

    /// <summary>Names of the tasks that started.</summary>
    public IReadOnlyList<string> Tasks => [.. events.All.OfType<TaskStartedEventArgs>().Select(task => task.TaskName)];

    /// <summary>Names of the targets that started.</summary>
    public IReadOnlyList<string> Targets => [.. events.All.OfType<TargetStartedEventArgs>().Select(target => target.TargetName)];

    /// <summary>The codes of all errors and warnings, each once.</summary>
    public IReadOnlyList<string> Codes => [.. events.All.Select(Code).OfType<string>().Distinct()];

    /// <summary>Errors and warnings with their locations, and messages of high importance: the output of <c>dotnet build</c>.</summary>
    public string Output => string.Join('\n', events.All.Select(Text).OfType<string>());

    /// <summary>The items that a target returned.</summary>
    public IReadOnlyList<ITaskItem> Returned(string target) => result.ResultsByTarget[target].Items;

    /// <summary>Returns this run, which must have succeeded.</summary>
    public TargetRun Succeeds() => result.OverallResult == BuildResultCode.Success ? this : throw new InvalidOperationException($"The targets failed:\n{Output}\n{result.Exception}");

    /// <summary>Returns this run, which must have failed.</summary>
    public TargetRun Fails() => result.OverallResult == BuildResultCode.Failure ? this : throw new InvalidOperationException($"The targets succeeded:\n{Output}");

    private static string? Code(BuildEventArgs raised) => raised switch
    {
        BuildErrorEventArgs error => error.Code,
        BuildWarningEventArgs warning => warning.Code,
        _ => null,
    };

    private static string? Text(BuildEventArgs raised) => raised switch
    {
        BuildErrorEventArgs error => $"{error.File}({error.LineNumber},{error.ColumnNumber}): error {error.Code}: {error.Message}",
        BuildWarningEventArgs warning => $"{warning.File}({warning.LineNumber},{warning.ColumnNumber}): warning {warning.Code}: {warning.Message}",
        BuildMessageEventArgs { Importance: MessageImportance.High } message => message.Message,
        _ => null,
    };
}
