using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>Reports NSDK6051 for a package that is near the maximum size of nuget.org.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckPackageSize : Task
{
    private const long Megabyte = 1_000_000, Warned = 200 * Megabyte;

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The full paths of the packages, and of other files, which are skipped.</summary>
    public ITaskItem[] Packages { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (var package in Packages.Select(item => new FileInfo(item.GetMetadata("FullPath"))).Where(file => file.Extension == ".nupkg" && file.Exists && file.Length >= Warned))
            Log.Report(new TargetProblem(Project, package.Name, [], $"{package.Length / Megabyte}").Describe("LargePackage"));
        return !Log.HasLoggedErrors;
    }
}
