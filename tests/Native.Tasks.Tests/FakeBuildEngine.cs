using System.Collections;
using Microsoft.Build.Framework;

namespace Native.Tasks.Tests;

/// <summary>A build engine that records the events that a task logs.</summary>
internal sealed class FakeBuildEngine : IBuildEngine
{
    /// <summary>Every error, in order.</summary>
    public List<BuildErrorEventArgs> Errors { get; } = [];

    /// <summary>Every warning, in order.</summary>
    public List<BuildWarningEventArgs> Warnings { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "/project.csproj";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);
}
