using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>Applies patches to an unpacked archive.</summary>
internal sealed class SourcePatcher(TaskLoggingHelper log, string folder)
{
    /// <summary>Applies one patch. After an exception the directory is incomplete and must be discarded.</summary>
    public void Apply(string patch)
    {
        var names = new PatchNames(patch, name => Path.Exists(Full(name)));
        var files = UnifiedDiffParser.Parse(PatchText.Read(File.ReadAllBytes(patch)), patch);
        var level = names.Level(files);
        log.LogMessage(MessageImportance.Low, $"Applying {patch} with -p{level}.");
        foreach (var file in files)
        {
            var (from, to) = names.Of(file, level);
            Apply(patch, file, Inside(from, patch), Inside(to, patch));
        }
    }

    private void Apply(string patch, FilePatch file, string? from, string? to)
    {
        if (from is null && File.Exists(Full(to!)))
            throw Wrong(patch, file, $"creates {to}, which already exists");
        if (from is not null && !File.Exists(Full(from)))
            throw Wrong(patch, file, $"changes {from}, which does not exist");
        var text = from is null ? "" : PatchText.Read(File.ReadAllBytes(Full(from)));
        var result = new HunkApplier(patch, from ?? to!).Apply(text, file.Hunks);
        var gone = to is null || (result.Length == 0 && file.Hunks is [.., { Lines: var lines }] && lines.All(line => line.Kind == '-'));
        if (to is null && result.Length > 0)
            throw Wrong(patch, file, $"deletes {from}, which has content that is not in the patch");
        if (!gone)
            Write(Full(to!), result, from is null ? null : Full(from), file.Executable);
        if (from is not null && (gone || file.IsRename))
            FileChanges.Disk.Delete(Full(from));
    }

    private static void Write(string path, string text, string? like, bool? executable)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var mode = like is null ? null : FileModes.Of(like);
        File.WriteAllBytes(path, PatchText.Write(text));
        FileModes.Set(path, executable, mode);
    }

    private static string? Inside(string? name, string patch) => name is null ? null : new ArchiveTree(patch, 0).Place(name);

    private string Full(string name) => Path.Combine(folder, name);

    private static NativeException Wrong(string patch, FilePatch file, string what) => new(new Diagnostic(Severity.Error, "NSDK3046",
        $"The patch {Path.GetFileName(patch)} {what}. Expected the files that it was created from; create a new patch for this version of the archive.",
        patch, file.PatchLine));
}
