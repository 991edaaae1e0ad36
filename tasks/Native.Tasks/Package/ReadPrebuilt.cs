using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Package;

namespace Native.Tasks;

/// <summary>
/// Reads the libraries that other machines built for a package. Reads <c>prebuilt/linux-x64/prebuilt.json</c>, verifies the files, and returns them as items,
/// in the order of the RIDs.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReadPrebuilt : StepTask
{
    /// <summary><c>NativePrebuiltDirectory</c>.</summary>
    [Required]
    public string[] Directories { get; set; } = [];

    /// <summary>The RIDs of the package.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The RID of <c>-r</c> for a package with one RID, or empty.</summary>
    public string RequestedRid { get; set; } = "";

    /// <summary>The item with the properties in which the projects of both machines must agree.</summary>
    [Required]
    public ITaskItem Identity { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Run()
    {
        RecordedStep.Begin(Stale.State, Known());
        List<string> roots = [.. Directories.Select(FullPath).Select(Path.TrimEndingDirectorySeparator)];
        var found = new PrebuiltFolders(Files).FindOnce(roots);
        var reader = new PrebuiltReader(PrebuiltItems.IdentityOf(Identity), Files);
        var (items, inputs) = (new List<StepItem>(), new InputReader(Files));
        foreach (var rid in Rids)
        {
            if (found.FirstOrDefault(folder => folder.Rid.Equals(rid, StringComparison.OrdinalIgnoreCase)) is { } folder)
                items.AddRange(PrebuiltItems.Of(folder, reader.Read(folder)));
        }

        var others = found.Select(folder => folder.Rid).Except(Rids, StringComparer.OrdinalIgnoreCase).ToList();
        if (others.Count > 0 && RequestedRid.Length == 0)
            Log.Report(Diagnostic.Warning("NSDK6048",
                $"NativePrebuiltDirectory contains {string.Join(", ", others)}, which the package does not contain, because NativeRuntimeIdentifiers does not list it. "
                + "Expected only RIDs of the package: add it to NativeRuntimeIdentifiers, or delete its directory."));
        // The tree of files does not show an empty directory.
        Complete([.. roots.SelectMany(root => Files.Folders(root).Prepend(root)).Select(folder => StepInput.NamesIn(folder, "*")).Concat(roots.Select(root => StepInput.TreeWithout(root, [])))
            .Select(input => inputs.ReadSince(input.Kind, input.Name, Stale.Started))], items);
    }
}
