using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
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

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The full path of the directory of the configuration.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The name of a property that adds files to the package itself, or empty.</summary>
    public string OtherProperty { get; set; } = "";

    /// <summary>The files to pack, with <c>PackagePath</c>.</summary>
    [Output]
    public ITaskItem[] Packed { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        if (OtherProperty.Length > 0)
            throw new NativeException(Diagnostic.Error("NSDK6053",
                $"NativePackLayout is PerRid, but {OtherProperty} is true, and its files refer to libraries in the same package. Expected one of them: remove "
                + $"<{OtherProperty}>, or set <NativePackLayout>Single</NativePackLayout>.", Project));
        var (json, targets) = (Path.Combine(Folder, "forms", "runtime.json"), Path.Combine(Folder, "forms", $"{PackageId}.targets"));
        FileWriter.WriteIfDifferent(json, RuntimeJson.Text(PackageId, Version, Rids));
        FileWriter.WriteIfDifferent(targets, HostRuntimeTargets.Text(PackageId, Version, Rids));
        Packed = [PathItem.Of(json, KeyValuePair.Create("PackagePath", "runtime.json")), PathItem.Of(targets, KeyValuePair.Create("PackagePath", "buildTransitive/"))];
    }
}
