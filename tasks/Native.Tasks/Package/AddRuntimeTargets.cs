using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Package;

namespace Native.Tasks;

/// <summary>Writes a <c>deps.json</c> that names the native libraries of every RID, as <c>runtimes/linux-x64/native/libfoo.so</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class AddRuntimeTargets : NativeTask
{
    /// <summary>What the .NET SDK wrote.</summary>
    [Required]
    public ITaskItem DepsFile { get; set; } = null!;

    /// <summary>The file name of the project's assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The libraries, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>What to write.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var path = FullPath(DepsFile.ItemSpec);
        var files = Libraries.Select(file => (file.GetMetadata("PackedRid"), $"runtimes/{file.GetMetadata("PackedRid")}/native/{Path.GetFileName(file.ItemSpec)}"));
        var text = Core.Package.DepsFile.AddNative(File.ReadAllText(path), Assembly, files)
            ?? throw new NativeException(Diagnostic.Error("NSDK6007",
                $"{path} does not name {Assembly}, so that it cannot name its native libraries. Expected the deps.json of the tool; "
                + "name ToolPackageRuntimeIdentifiers to make a package for each RID instead."));
        var output = FullPath(OutputFile);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        FileWriter.WriteIfDifferent(output, text);
    }
}
