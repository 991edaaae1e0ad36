using Microsoft.Build.Framework;
using Native.Core.Archives;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Gets and unpacks <c>NativeSourceArchive</c> items. Takes <c>libfoo-1.2.tar.gz</c>, gives
/// <c>obj/native/archives/libfoo-1.2/</c> with its state next to it, and what the build uses of it; or an error, and all as it was before.
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

    /// <summary><c>NativeArchiveCache</c>, or empty for the folder in the user's cache.</summary>
    public string Cache { get; set; } = "";

    /// <summary><c>NativeArchiveTimeout</c>: how many seconds a server may send nothing.</summary>
    [Required]
    public string Timeout { get; set; } = "";

    /// <summary><c>NativeArchiveMaximumSize</c>: how many MB an archive may unpack to.</summary>
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
            // Several RIDs and configurations share the folder: the first unpacks, the others find it done.
            using var buildLock = BuildLock.Acquire(request.Folder + ".lock", Cancelled);
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
        // A file that is gone or has another checksum is an error here as in a clean build.
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
        // Without a state the folder counts as nothing, so a build that is killed here starts again.
        FileChanges.Disk.Delete(request.StateFile);
        FileChanges.Disk.DeleteFolder(request.Folder, Cancelled);
        FileChanges.Disk.MoveFolder(scratch.Path, request.Folder, Cancelled);
        // A file that somebody adds does no harm; one that is gone would be missing in silence.
        var (kind, name) = StepInput.Present(Path.GetDirectoryName(request.Folder)!, Files.Below(request.Folder).Prepend(request.Folder));
        var state = new StepState(key, [new InputReader(Files).Now(kind, name)]);
        FileWriter.Write(request.StateFile, state.Write());
        return state;
    }

    // Times of archives are often all the same, in every version. The time of unpacking is newer than whatever was made
    // from the files before; one moment for all, so that no file looks as if it were made from another.
    private static void Date(string folder)
    {
        var now = DateTime.UtcNow;
        var files = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(folder, "*", files))
            File.SetLastWriteTimeUtc(file, now);
    }
}
