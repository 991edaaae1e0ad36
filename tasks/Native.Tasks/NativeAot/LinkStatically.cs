using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.NativeAot;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Converts the <see cref="StaticPart"/> items of all projects and packages that a NativeAOT program references to items of the platform: <c>DirectPInvoke</c>
/// and <c>LinkerArg</c>. The other items are <c>Archive</c>, a library whose change makes the program stale; <c>ImportName</c>, the name of a library that the
/// program contains; and <c>ReplacedFile</c>, the name of a shared library that is not published.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class LinkStatically : StepTask
{
    private const string LinkerArg = "LinkerArg";

    /// <summary>The RID of the program.</summary>
    [Required]
    public string Rid { get; set; } = "";

    /// <summary>From <see cref="MakeStaticLibrary"/> of each project.</summary>
    public ITaskItem[] Parts { get; set; } = [];

    /// <summary>The <c>NativeLibrary</c> items of the project and of packages.</summary>
    public ITaskItem[] OtherArchives { get; set; } = [];

    /// <summary>The program, which must be linked again if the arguments changed.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var target = NativeTarget.Parse(Rid);
        var parts = Parts.Select(StaticPartItem.Read).ToList();
        var link = new StaticLink(parts, target);
        var archives = ArchivesOf(link, parts, target);
        foreach (var duplicate in DuplicateSymbols.Find(archives))
            Log.Report(duplicate);
        if (Log.HasLoggedErrors)
            return;
        List<StepItem> items =
        [
            .. ItemsOf("DirectPInvoke", link.DirectNames), .. ItemsOf("ImportName", link.ImportNames), .. ItemsOf("Archive", link.Archives), .. ItemsOf("ReplacedFile", link.ReplacedFiles),
            .. ItemsOf(LinkerArg, [.. PlatformSymbols.Arguments(archives.Select(archive => archive.Defined), target), .. link.Arguments(HostSystem.This)]),
        ];
        DeleteProgram(items);
        Complete([.. archives.Select(archive => StepInput.File(archive.Path, Files.Stamp(archive.Path)))], items);
    }

    private List<StaticArchive> ArchivesOf(StaticLink link, List<StaticPart> parts, NativeTarget target)
    {
        var runtime = parts.Where(part => part.Type == StaticPartType.Runtime).Select(part => part.Value).ToHashSet(StringComparer.Ordinal);
        var others = OtherArchives.Select(item => FullPath(item.ItemSpec.Trim('"')))
            .Select(path => (Path: path, Projects: new HashSet<string>([Path.GetDirectoryName(path)!])));
        return [.. link.Archives.Where(path => !runtime.Contains(path))
            .Select(path => (Path: path, Projects: parts.Where(part => part.Value == path).Select(part => part.Project).ToHashSet()))
            .Concat(others).Where(archive => Path.GetExtension(archive.Path) is ".a" or ".lib" && File.Exists(archive.Path))
            .DistinctBy(archive => archive.Path)
            .Select(archive => new StaticArchive(archive.Path, archive.Projects, ArchiveSymbols.Defined(File.ReadAllBytes(archive.Path), archive.Path, target)))];
    }

    // The platform links again if a library is newer, but not if an argument changed.
    private void DeleteProgram(List<StepItem> items)
    {
        var program = FullPath(Program);
        if (File.Exists(program) && !LinkerArgs(items).SequenceEqual(LinkerArgs(Known()?.Items ?? [])))
            FileChanges.Disk.Delete(program);
    }

    private static IEnumerable<string> LinkerArgs(IEnumerable<StepItem> items) => items.Where(item => item.Type == LinkerArg).Select(item => item.Include);

    private static IEnumerable<StepItem> ItemsOf(string type, IEnumerable<string> values) => values.Select(value => StepItem.Of(type, value));
}
