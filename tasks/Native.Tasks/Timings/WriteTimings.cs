using Microsoft.Build.Framework;
using Native.Core.Timings;

namespace Native.Tasks;

/// <summary>Writes the page with the times of a build: <c>obj/native/Debug/timings/native-timings.html</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteTimings : NativeTask
{
    /// <summary>The full path of the directory with the records.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The name of the project.</summary>
    [Required]
    public string ProjectName { get; set; } = "";

    /// <summary>The configuration.</summary>
    public string Configuration { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var records = TimingLog.Read(Folder);
        if (records.Count == 0)
            return;
        var page = Path.Combine(Folder, "native-timings.html");
        FileWriter.Write(page, TimingPage.Write(TimingReport.Of(records, ProjectName, Configuration, TaskEnvironment.ProjectDirectory.Value)));
        Summarize($"{ProjectName}: times of the native build in {page}");
    }
}
