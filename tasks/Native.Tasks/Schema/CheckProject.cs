using Microsoft.Build.Framework;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Checks the files of a project for settings without effect: a wrong order of SDKs, and unknown names.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckProject : NativeTask
{
    /// <summary>The project file, followed by the files that MSBuild imports for its directory.</summary>
    [Required]
    public ITaskItem[] ProjectFiles { get; set; } = [];

    /// <summary>True if this SDK imported the .NET SDK.</summary>
    public bool WrapsNetSdk { get; set; }

    /// <summary>True during restore, which only checks the order of SDKs.</summary>
    public bool IsRestoring { get; set; }

    /// <summary>The full path of the file that is written if no problem was found.</summary>
    [Required]
    public string Stamp { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var files = ProjectFiles.Select(file => FullPath(file.ItemSpec)).Select(path => (Path: path, Text: File.ReadAllText(path))).ToList();
        if (WrapsNetSdk && ProjectElements.SdkOrder(files[0].Path, files[0].Text) is { } order)
        {
            Log.Report(order);
            return;
        }

        // Pack builds the project once per RID, but only one of these builds must report the warnings.
        if (IsRestoring || WasReported())
            return;
        var unknown = ProjectElements.Unknown(files);
        foreach (var diagnostic in unknown)
            Log.Report(diagnostic);
        if (unknown.Count == 0)
            FileWriter.Write(FullPath(Stamp), "");
    }

    private bool WasReported()
    {
        if (BuildEngine is not IBuildEngine4 engine)
            return false;
        var key = (nameof(CheckProject), ProjectFiles[0].ItemSpec);
        var wasReported = engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null;
        engine.RegisterTaskObject(key, Stamp, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return wasReported;
    }
}
