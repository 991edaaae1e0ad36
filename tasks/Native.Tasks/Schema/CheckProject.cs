using Microsoft.Build.Framework;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Reads the files of a project for what they say in vain: the order of SDKs, and names that nothing reads.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckProject : NativeTask
{
    /// <summary>The project file first, then those that MSBuild imports for the folder.</summary>
    [Required]
    public ITaskItem[] ProjectFiles { get; set; } = [];

    /// <summary>Whether this SDK brought the .NET SDK itself.</summary>
    public bool WrapsNetSdk { get; set; }

    /// <summary>Whether restore asks, which looks at the order of SDKs only.</summary>
    public bool IsRestoring { get; set; }

    /// <summary>Full path of the file that is written where nothing was found.</summary>
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

        // A package builds the project once for each RID: one of them says it.
        if (IsRestoring || IsSaid())
            return;
        var unknown = ProjectElements.Unknown(files);
        foreach (var diagnostic in unknown)
            Log.Report(diagnostic);
        if (unknown.Count == 0)
            FileWriter.Write(FullPath(Stamp), "");
    }

    private bool IsSaid()
    {
        if (BuildEngine is not IBuildEngine4 engine)
            return false;
        var key = (nameof(CheckProject), ProjectFiles[0].ItemSpec);
        var isSaid = engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null;
        engine.RegisterTaskObject(key, Stamp, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return isSaid;
    }
}
