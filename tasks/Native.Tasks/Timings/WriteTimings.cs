using Microsoft.Build.Framework;
using Native.Core.Timings;

namespace Native.Tasks;

/// <summary>Writes the page with the times of a build: <c>obj/native/Debug/timings/native-timings.html</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteTimings : NativeTask
{
    /// <summary>The <see cref="TimingPlace"/>.</summary>
    [Required]
    public string Place { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Write(TimingPlace.Of(Place), TaskEnvironment.ProjectDirectory.Value) is { } summary)
            Summarize(summary);
    }

    /// <summary>Writes the page, and returns a line that names it; null if nothing was recorded.</summary>
    internal static string? Write(TimingPlace place, string projectDirectory)
    {
        var records = TimingLog.Read(place.Folder);
        if (records.Count == 0)
            return null;
        FileWriter.Write(place.Page, TimingPage.Write(TimingReport.Of(records, place.Project, place.Configuration, projectDirectory)));
        return $"{place.Project}: times of the native build in {place.Page}";
    }
}
