using Microsoft.Build.Framework;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>Reports what a target found: <c>Problem="PackedProgram"</c> is NSDK6005.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReportProblem : NativeTask
{
    /// <summary>A name that <see cref="TargetProblem.Describe"/> knows.</summary>
    [Required]
    public string Problem { get; set; } = "";

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The file or folder that the message is about.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Everything that was found.</summary>
    public string[] Names { get; set; } = [];

    /// <summary>The value that the project may use instead.</summary>
    public string Advice { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => Log.Report(new TargetProblem(Project, Subject, Names, Advice).Describe(Problem));
}
