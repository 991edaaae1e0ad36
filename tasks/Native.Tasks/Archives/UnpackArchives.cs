using Microsoft.Build.Framework;
using Native.Core.Archives;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Downloads and unpacks <c>NativeSourceArchive</c> items: <c>libfoo-1.2.tar.gz</c> into <c>obj/native/archives/libfoo-1.2/</c>, with its state next
/// to it. Returns the items that the build uses. If an error occurs, the directories do not change.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class UnpackArchives : StepTask
{
    /// <summary>The <c>NativeSourceArchive</c> items.</summary>
    [Required]
    public ITaskItem[] Archives { get; set; } = [];

    /// <summary><c>NativeArchiveFolder</c>.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary><c>NativeArchiveCache</c>, or empty for the default directory in the user's cache.</summary>
    public string Cache { get; set; } = "";

    /// <summary><c>NativeArchiveTimeout</c>: the maximum number of seconds in which a server sends nothing.</summary>
    [Required]
    public string Timeout { get; set; } = "";

    /// <summary><c>NativeArchiveMaximumSize</c>: the maximum unpacked size of an archive in MB.</summary>
    [Required]
    public string MaximumSize { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        if (!int.TryParse(MaximumSize, out var megabytes) || megabytes <= 0)
            throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{MaximumSize}' is not a valid value for NativeArchiveMaximumSize. Expected a number of MB, 1 or more."));
        if (!int.TryParse(Timeout, out var seconds) || seconds <= 0)
            throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{Timeout}' is not a valid value for NativeArchiveTimeout. Expected a number of seconds, 1 or more."));
        var proxy = new EnvironmentProxy(TaskEnvironment.GetEnvironmentVariable);
        var download = new ArchiveDownload(Log, proxy, TimeSpan.FromSeconds(seconds), Cancelled);
        var store = new ArchiveStore(Log, Cache.Length > 0 ? FullPath(Cache) : Path.Combine(UserCache.Folder(HostSystem.This, TaskEnvironment.GetEnvironmentVariable), "archives"), download, Cancelled);
        var inputs = new InputSet();
        foreach (var request in ArchiveRequestReader.Read(Archives, FullPath(Folder), TaskEnvironment.ProjectDirectory.Value))
        {
            // Several RIDs and configurations share the directory: the first one unpacks the archive.
            using var buildLock = Lock(request.Folder + ".lock");
            inputs.Add(Unpack(request, store, (long)megabytes << 20).Inputs);
            inputs.Add(request.Patches.Append(request.Source).Where(path => !ArchiveAddress.IsRemote(path)).Select(path => StepInput.File(path, Files.Stamp(path))));
        }

        var now = new InputReader(Files);
        var used = Archives.SelectMany(archive => Use(archive, inputs, now)).DistinctBy(item => (item.Type, item.Include)).ToList();
        Complete(inputs.ToList(), used);
    }

    private IReadOnlyList<StepItem> Use(ITaskItem archive, InputSet inputs, InputReader now)
    {
        var content = ArchiveRequestReader.Content(archive, FullPath(Folder));
        inputs.Add(content.Inputs.Select(input => now.Now(input.Kind, input.Name)));
        var items = content.Items(Files);
        return content.Refuse(items, ItemReader.DefiningProject(archive)) is { } nothing ? throw new NativeException(nothing) : items;
    }

    private StepState Unpack(ArchiveRequest request, ArchiveStore store, long maximumSize)
    {
        var key = request.Key(request.Patches.Select(ArchiveStore.Hash));
        var known = StepState.Read(Files.ReadText(request.StateFile));
        var isFresh = known is not null && known.Reason(key, new InputReader(Files)) is null;
        // A missing file or a different checksum is an error here, as in a clean build.
        var file = isFresh && ArchiveAddress.IsRemote(request.Source) ? "" : store.Get(request);
        if (isFresh)
            return known!;
        Log.LogMessage(MessageImportance.High, $"  Unpacking {request.Source} to {request.Folder}");
        using var scratch = ScratchFolder.At(request.Folder + ".tmp");
        new ArchiveUnpacker(request, scratch.Path, maximumSize, Cancelled).Unpack(file);
        var patcher = new SourcePatcher(Log, scratch.Path);
        foreach (var patch in request.Patches)
            patcher.Apply(patch);
        Date(scratch.Path);
        // Without a state the directory is ignored, so if the build is killed here, the next one unpacks again.
        FileChanges.Disk.Delete(request.StateFile);
        FileChanges.Disk.DeleteFolder(request.Folder, Cancelled);
        FileChanges.Disk.MoveFolder(scratch.Path, request.Folder, Cancelled);
        // Added files are harmless, but a missing file must be noticed.
        var (kind, name) = StepInput.Present(Path.GetDirectoryName(request.Folder)!, Files.Below(request.Folder).Prepend(request.Folder));
        var state = new StepState(key, [new InputReader(Files).Now(kind, name)]);
        FileWriter.Write(request.StateFile, state.Write());
        return state;
    }

    // The files in archives often have the same time in every version. The time of unpacking is newer than all outputs of the previous files. All
    // files get the same time, so that no file appears to be generated from another.
    private static void Date(string folder)
    {
        var now = DateTime.UtcNow;
        var files = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(folder, "*", files))
            File.SetLastWriteTimeUtc(file, now);
    }
}
