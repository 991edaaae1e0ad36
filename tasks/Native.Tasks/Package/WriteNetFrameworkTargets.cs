using Microsoft.Build.Framework;
using Native.Core.PackageForms;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Writes the targets of a package that copy its libraries in projects for .NET Framework that are not SDK-style.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteNetFrameworkTargets : NativeTask
{
    /// <summary>The packed libraries, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The ID of the package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The full path of the directory of the configuration.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The file to pack, with <c>PackagePath</c>, or nothing if the package has no library for Windows.</summary>
    [Output]
    public ITaskItem[] Packed { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        if (NetFrameworkTargets.Text(PackageId, Libraries.Select(item => (NativeTarget.Parse(item.GetMetadata("PackedRid")), Path.GetFileName(item.ItemSpec)))) is not { } text)
            return;
        var path = Path.Combine(Folder, "forms", "net46", $"{PackageId}.targets");
        FileWriter.WriteIfDifferent(path, text);
        Packed = [PathItem.Of(path, KeyValuePair.Create("PackagePath", "build/net46/"))];
    }
}
