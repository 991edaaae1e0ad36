using Microsoft.Build.Framework;
using Native.Core.Archives;
using Native.Core.Diagnostics;
using Native.Tasks.Shell;

namespace Native.Tasks;

/// <summary>
/// Gets and unpacks <c>NativeSourceArchive</c> items. Takes <c>libfoo-1.2.tar.gz</c>, gives
/// <c>obj/native/archives/libfoo-1.2/</c> with a stamp beside it; or an error, and all as it was before.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class UnpackArchives : NativeTask
{
    /// <summary>The <c>_NativeArchive</c> items.</summary>
    [Required]
    public ITaskItem[] Archives { get; set; } = [];

    /// <summary><c>NativeArchiveFolder</c>.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary><c>NativeArchiveCache</c>.</summary>
    [Required]
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
                $"'{Timeout}' is not a value of NativeArchiveTimeout. Expected a number of seconds, 1 or more."));
        var proxy = new EnvironmentProxy(TaskEnvironment.GetEnvironmentVariable);
        var download = new ArchiveDownload(Log, proxy, TimeSpan.FromSeconds(seconds), Cancelled);
        var store = new ArchiveStore(Log, FullPath(Cache), download, Cancelled);
        foreach (var request in ArchiveRequestReader.Read(Archives, FullPath(Folder), TaskEnvironment.ProjectDirectory.Value))
        {
            // Several RIDs and configurations share the folder: the first unpacks, the others find it done.
            using var turn = BuildLock.Take(request.Folder + ".lock", Cancelled);
            if (!File.Exists(request.StampFile) || !Directory.Exists(request.Folder))
                Unpack(request, store, (long)megabytes << 20);
        }
    }

    private void Unpack(ArchiveRequest request, ArchiveStore store, long maximumSize)
    {
        var key = request.Key(request.Patches.Select(ArchiveStore.Hash));
        var stamps = Stamps(request);
        if (!Directory.Exists(request.Folder) || !stamps.Exists(stamp => Files.ReadText(stamp) == key))
        {
            var file = store.Get(request);
            Log.LogMessage(MessageImportance.High, $"  Unpacking {request.Source} to {request.Folder}");
            using var scratch = ScratchFolder.At(request.Folder + ".tmp");
            new ArchiveUnpacker(request, scratch.Path, maximumSize, Cancelled).Unpack(file);
            var patcher = new SourcePatcher(Log, scratch.Path);
            foreach (var patch in request.Patches)
                patcher.Apply(patch);
            Date(scratch.Path);
            // Without a stamp the folder counts as nothing, so a build that is killed here starts again.
            stamps.ForEach(File.Delete);
            if (Directory.Exists(request.Folder))
                Directory.Delete(request.Folder, recursive: true);
            Directory.Move(scratch.Path, request.Folder);
        }

        stamps.ForEach(File.Delete);
        FileWriter.Write(request.StampFile, key);
    }

    // All of this archive, whatever its state was: libfoo.0123456789abcdef.stamp
    private static List<string> Stamps(ArchiveRequest request) => [.. Directory
        .GetFiles(Path.GetDirectoryName(request.Folder)!, $"{Path.GetFileName(request.Folder)}.*.stamp")
        .Where(file => Path.GetFileName(file).Length == Path.GetFileName(request.StampFile).Length)];

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
