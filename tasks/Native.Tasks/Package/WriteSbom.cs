using Microsoft.Build.Framework;
using Native.Core.PackageForms;

namespace Native.Tasks;

/// <summary>Writes the CycloneDX file of a package, which lists the archives that are compiled into its libraries.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteSbom : NativeTask
{
    /// <summary>The <c>NativeSourceArchive</c> items that the build of any RID uses.</summary>
    public ITaskItem[] Archives { get; set; } = [];

    /// <summary>The ID of the package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The version of the package.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The path of the file to write.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => FileWriter.WriteIfDifferent(FullPath(OutputFile), Sbom.Text(PackageId, Version, Archives.Select(item => SbomComponent.OfArchive(
        ArchiveRequestReader.FolderName(item), item.ItemSpec, item.GetMetadata("Sha256").Trim(), item.GetMetadata("License").Trim()))));
}
