using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>Checks that a package has the library of every RID that it is for: NSDK6003, and NSDK6001 where NuGet would give one to a system that cannot load it.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckPackage : Task
{
    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The RIDs that are packed.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The RID of <c>-r</c>, for a package of one RID; or empty.</summary>
    public string RequestedRid { get; set; } = "";

    /// <summary>What is packed, with the metadata <c>PackedRid</c>, and with a <c>Type</c> where it is not the library itself.</summary>
    public ITaskItem[] Packed { get; set; } = [];

    /// <summary>The <c>NativeSource</c> items: where scripts alone say what is compiled, it may be nothing.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The RIDs with glibc, with their counterparts in the metadata <c>Musl</c>.</summary>
    public ITaskItem[] MuslCounterparts { get; set; } = [];

    /// <summary>Full path of the folder that has a folder for each RID.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var packed = Packed.Where(item => item.GetMetadata("Type").Length == 0).Select(item => item.GetMetadata("PackedRid")).ToHashSet(StringComparer.Ordinal);
        if ((Sources.Length > 0 || packed.Count > 0) && Rids.Except(packed).ToList() is { Count: > 0 } missing)
            Log.Report(new TargetProblem(Project, Folder, missing, "").Describe("MissingInPackage"));
        var glibc = MuslCounterparts.Where(item => Rids.Contains(item.ItemSpec) && !Rids.Contains(item.GetMetadata("Musl"))).Select(item => item.ItemSpec).ToList();
        if (RequestedRid.Length == 0 && glibc.Count > 0)
            Log.Report(new TargetProblem(Project, "", glibc, "").Describe("GlibcOnly"));
        return !Log.HasLoggedErrors;
    }
}
