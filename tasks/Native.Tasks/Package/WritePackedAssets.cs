using Microsoft.Build.Framework;
using Native.Core.Package;

namespace Native.Tasks;

/// <summary>Writes a copy of <c>project.assets.json</c> for pack, without a package that only builds need.</summary>
[MSBuildMultiThreadableTask]
public sealed class WritePackedAssets : NativeTask
{
    /// <summary>The full path of the file that restore wrote.</summary>
    [Required]
    public string AssetsFile { get; set; } = "";

    /// <summary>The name of the package to remove.</summary>
    [Required]
    public string Package { get; set; } = "";

    /// <summary>The path of the file to write.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var output = FullPath(OutputFile);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        FileWriter.Write(output, Core.Package.AssetsFile.Without(File.ReadAllText(FullPath(AssetsFile)), Package));
    }
}
