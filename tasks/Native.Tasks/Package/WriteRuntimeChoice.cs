using Microsoft.Build.Framework;
using Native.Core.PackageForms;

namespace Native.Tasks;

/// <summary>
/// Writes the files with which a package without libraries selects the package for the RID of an app: <c>runtime.json</c> and
/// <c>buildTransitive/{PackageId}.targets</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteRuntimeChoice : NativeTask
{
    /// <summary>The packed RIDs.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The ID of the package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The version of the package.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The full path of the directory of the configuration.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The files to pack, with <c>PackagePath</c>.</summary>
    [Output]
    public ITaskItem[] Packed { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var (json, targets) = (Path.Combine(Folder, "forms", "runtime.json"), Path.Combine(Folder, "forms", $"{PackageId}.targets"));
        FileWriter.WriteIfDifferent(json, RuntimeJson.Text(PackageId, Version, Rids));
        FileWriter.WriteIfDifferent(targets, HostRuntimeTargets.Text(PackageId, Version, Rids));
        Packed = [PathItem.Of(json, KeyValuePair.Create("PackagePath", "runtime.json")), PathItem.Of(targets, KeyValuePair.Create("PackagePath", "buildTransitive/"))];
    }
}
