using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.NativeAot;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Converts the <see cref="StaticPart"/> items of all projects and packages that a NativeAOT program references to items of the platform.</summary>
[MSBuildMultiThreadableTask]
public sealed class LinkStatically : NativeTask
{
    /// <summary>The RID of the program.</summary>
    [Required]
    public string Rid { get; set; } = "";

    /// <summary>From <see cref="MakeStaticLibrary"/> of each project.</summary>
    public ITaskItem[] Parts { get; set; } = [];

    /// <summary>The <c>NativeLibrary</c> items of the project and of packages.</summary>
    public ITaskItem[] OtherArchives { get; set; } = [];

    /// <summary>The file in which the arguments are recorded.</summary>
    [Required]
    public string Record { get; set; } = "";

    /// <summary>The program, which must be linked again if the arguments changed.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary><c>DirectPInvoke</c> items.</summary>
    [Output]
    public ITaskItem[] DirectNames { get; set; } = [];

    /// <summary>Names of the libraries that the program contains.</summary>
    [Output]
    public ITaskItem[] Linked { get; set; } = [];

    /// <summary><c>LinkerArg</c> items.</summary>
    [Output]
    public ITaskItem[] Arguments { get; set; } = [];

    /// <summary><c>NativeLibrary</c> items. If one of them changes, the program is stale.</summary>
    [Output]
    public ITaskItem[] Archives { get; set; } = [];

    /// <summary>File names of shared libraries that are not published.</summary>
    [Output]
    public ITaskItem[] ReplacedFiles { get; set; } = [];

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
        (DirectNames, Linked, Archives) = (Items(link.DirectNames), Items(link.ImportNames), Items(link.Archives));
        (ReplacedFiles, Arguments) = (Items(link.ReplacedFiles), Items([.. PlatformSymbols.Arguments(archives.Select(archive => archive.Defined), target), .. link.Arguments(HostSystem.This)]));
        RecordArguments();
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
    private void RecordArguments()
    {
        var text = string.Concat(Arguments.Select(item => $"{item.ItemSpec}\n"));
        var (record, program) = (FullPath(Record), FullPath(Program));
        if (File.Exists(program) && (Files.ReadText(record) ?? "") != text)
            FileChanges.Disk.Delete(program);
        FileWriter.WriteIfDifferent(record, text);
    }

    private static ITaskItem[] Items(IEnumerable<string> values) => [.. values.Select(value => PathItem.Of(value))];
}
