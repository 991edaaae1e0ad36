using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Package;

namespace Native.Tasks;

/// <summary>Writes a <c>deps.json</c> with the native libraries of every RID, such as <c>runtimes/linux-x64/native/libfoo.so</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class AddRuntimeTargets : NativeTask
{
    /// <summary>The file that the .NET SDK wrote.</summary>
    [Required]
    public ITaskItem DepsFile { get; set; } = null!;

    /// <summary>The file name of the project's assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The libraries, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The path of the file to write.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var path = FullPath(DepsFile.ItemSpec);
        var files = Libraries.Select(file => (file.GetMetadata("PackedRid"), $"runtimes/{file.GetMetadata("PackedRid")}/native/{Path.GetFileName(file.ItemSpec)}"))
            .OrderBy(file => file.Item2, StringComparer.Ordinal);
        var text = Core.Package.DepsFile.AddNative(File.ReadAllText(path), Assembly, files)
            ?? throw new NativeException(Diagnostic.Error("NSDK6007",
                $"{path} does not contain {Assembly}, so its native libraries cannot be added. Expected the deps.json of the tool; "
                    + "set ToolPackageRuntimeIdentifiers to create a package per RID instead."));
        var output = FullPath(OutputFile);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        FileWriter.WriteIfDifferent(output, text);
    }
}
