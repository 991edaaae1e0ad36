using Microsoft.Build.Framework;
using Native.Core.Incremental;
using Native.Core.PackageForms;

namespace Native.Tasks;

/// <summary>
/// Writes the targets of a package that copy its libraries in projects for .NET Framework that are not SDK-style. Returns the file, with <c>PackagePath</c>, or nothing
/// if the package has no library for Windows.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteNetFrameworkTargets : StepTask
{
    /// <summary>The packed libraries, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The ID of the package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>True if the package contains no assembly.</summary>
    public bool IsNativeOnly { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var path = Path.Combine(Path.GetDirectoryName(Stale.State)!, "net46", $"{PackageId}.targets");
        if (NetFrameworkTargets.Text(PackageId, Libraries.Select(item => (item.GetMetadata("PackedRid"), Path.GetFileName(item.ItemSpec)))) is not { } text)
        {
            Complete([], []);
            return;
        }

        FileWriter.WriteIfDifferent(path, text);
        List<(string Path, string PackagePath)> files = [(path, "build/net46/")];
        if (IsNativeOnly)
        {
            // Without it, NuGet would consider the package to be for .NET Framework only, and warn in other projects (NU1701).
            var anyFramework = Path.Combine(Path.GetDirectoryName(path)!, "_._");
            FileWriter.WriteIfDifferent(anyFramework, "");
            files.Add((anyFramework, "lib/netstandard1.0/"));
        }

        Complete([.. files.Select(file => StepInput.File(file.Path, Files.Stamp(file.Path)))], [.. files.Select(file => StepItem.Of("Pack", file.Path, ("PackagePath", file.PackagePath)))]);
    }
}
