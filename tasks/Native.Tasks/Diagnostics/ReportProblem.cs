using Microsoft.Build.Framework;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>Reports a problem that a target found, such as <c>Problem="PackedProgram"</c> for NSDK6005.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReportProblem : NativeTask
{
    /// <summary>A name that <see cref="TargetProblem.Describe"/> supports.</summary>
    [Required]
    public string Problem { get; set; } = "";

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The path of the file or directory in the message.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The names that were found.</summary>
    public string[] Names { get; set; } = [];

    /// <summary>A value that the project can use instead.</summary>
    public string Advice { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => Log.Report(new TargetProblem(Project, Subject, Names, Advice).Describe(Problem));
}
