using Microsoft.Build.Framework;
using Native.Core.ExportHeader;

namespace Native.Tasks;

/// <summary>
/// Writes the C header of the methods that an assembly exports with <c>[UnmanagedCallersOnly]</c>, and deletes the header of a previous build if no
/// method is exported. Reports a warning for a method that C cannot call.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteExportHeader : NativeTask
{
    /// <summary>The full path of the assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The names of referenced assemblies whose methods NativeAOT also exports: <c>UnmanagedEntryPointsAssembly</c> items.</summary>
    public string[] EntryPointAssemblies { get; set; } = [];

    /// <summary>The full paths of the assemblies that it references.</summary>
    public string[] References { get; set; } = [];

    /// <summary>The full path of the XML documentation file, or an empty text.</summary>
    public string Documentation { get; set; } = "";

    /// <summary>The full path of the directory of the bindings.</summary>
    public string BindingsFolder { get; set; } = "";

    /// <summary>The <c>NativeIncludePath</c> items.</summary>
    public ITaskItem[] IncludePaths { get; set; } = [];

    /// <summary>The full path of the header.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var bound = BoundTypes.Parse(Files.ReadText(Path.Combine(BindingsFolder, BoundTypes.FileName)) ?? "", [.. IncludePaths.Select(item => FullPath(item.ItemSpec))]);
        var builder = new ExportHeaderBuilder(Files, References, bound);
        var header = builder.Build([Assembly, .. References.Where(path => EntryPointAssemblies.Contains(Path.GetFileNameWithoutExtension(path)))],
            Documentation, Path.GetFileName(OutputFile));
        foreach (var diagnostic in builder.Diagnostics)
            Log.Report(diagnostic);
        if (header is null)
            FileChanges.Disk.Delete(OutputFile);
        else
            FileWriter.WriteIfDifferent(OutputFile, header);
    }
}
