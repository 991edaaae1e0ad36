using Microsoft.Build.Framework;
using Native.Core.Archives;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>
/// Lists the directories of <c>NativeSourceArchive</c> items and what is already unpacked, for targets that do not unpack. Does not report errors.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ListArchives : NativeTask
{
    private const int ShownDigits = 12;

    /// <summary>The <c>NativeSourceArchive</c> items.</summary>
    [Required]
    public ITaskItem[] Archives { get; set; } = [];

    /// <summary><c>NativeArchiveFolder</c>.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The archives with <c>_Folder</c>, <c>_State</c> and <c>_ShortHash</c> for display.</summary>
    [Output]
    public ITaskItem[] Listed { get; set; } = [];

    /// <summary>The directories of the archives, for clean. Clean never removes a path that is not a valid folder name.</summary>
    [Output]
    public string[] Folders { get; set; } = [];

    /// <summary>The files next to these directories.</summary>
    [Output]
    public string[] StateFiles { get; set; } = [];

    /// <summary>The items that the build uses from unpacked archives, with their type in the metadata <c>Type</c>.</summary>
    [Output]
    public ITaskItem[] Items { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        Listed = Array.ConvertAll(Archives, List);
        Folders = [.. Archives.Select(ArchiveRequestReader.FolderName).Where(ArchiveName.IsFolder).Select(name => Path.Combine(FullPath(Folder), name))];
        StateFiles = [.. Folders.SelectMany(folder => (string[])[folder + StepState.Extension, folder + ".lock"])];
        var used = Archives.Select(archive => ArchiveRequestReader.Content(archive, FullPath(Folder))).Where(content => IsUnpacked(content.Folder));
        Items = StepTaskItems.Of(new StepState("", []) { Items = [.. used.SelectMany(content => content.Items(Files))] });
    }

    private ITaskItem List(ITaskItem archive)
    {
        var (name, hash) = (ArchiveRequestReader.FolderName(archive), archive.GetMetadata("Sha256"));
        return PathItem.Of(archive.ItemSpec,
            new("_Folder", name),
            new("_State", IsUnpacked(Path.Combine(FullPath(Folder), name)) ? "unpacked" : "not unpacked yet"),
            new("_ShortHash", hash.Length > ShownDigits ? hash[..ShownDigits] + "…" : "none"));
    }

    private static bool IsUnpacked(string folder) => File.Exists(folder + StepState.Extension) && Directory.Exists(folder);
}
