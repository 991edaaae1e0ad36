using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Checks that a package contains a library for each of its RIDs (NSDK6003), and that NuGet does not select a library on a system that cannot load it
/// (NSDK6001).
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckPackage : Task
{
    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The RIDs that are packed.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The RID of <c>-r</c> for a package with one RID, or empty.</summary>
    public string RequestedRid { get; set; } = "";

    /// <summary>
    /// The files to pack, with the metadata <c>PackedRid</c>. Files other than the library itself also have the metadata <c>Type</c>.
    /// </summary>
    public ITaskItem[] Packed { get; set; } = [];

    /// <summary>The <c>NativeSource</c> items. The list can be empty if only build scripts add sources.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The glibc RIDs, with the corresponding musl RID in the metadata <c>Musl</c>.</summary>
    public ITaskItem[] MuslCounterparts { get; set; } = [];

    /// <summary>The full path of the directory that contains a directory per RID.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary><c>NativePrebuiltDirectory</c>, or empty.</summary>
    public string PrebuiltFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var packed = Packed.Where(item => item.GetMetadata("Type").Length == 0).Select(item => item.GetMetadata("PackedRid")).ToHashSet(StringComparer.Ordinal);
        if ((Sources.Length > 0 || packed.Count > 0) && Rids.Except(packed).ToList() is { Count: > 0 } missing)
            Log.Report(new TargetProblem(Project, Folder, missing, PrebuiltFolder).Describe("MissingInPackage"));
        var glibc = MuslCounterparts.Where(item => Rids.Contains(item.ItemSpec) && !Rids.Contains(item.GetMetadata("Musl"))).Select(item => item.ItemSpec).ToList();
        if (RequestedRid.Length == 0 && glibc.Count > 0)
            Log.Report(new TargetProblem(Project, "", glibc, "").Describe("GlibcOnly"));
        return !Log.HasLoggedErrors;
    }
}
