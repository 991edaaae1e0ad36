using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Package;

/// <summary>Represents a directory with the files of one RID.</summary>
/// <param name="Path">The full path of the directory, which has the name of the RID.</param>
/// <param name="Rid">The RID.</param>
public sealed record PrebuiltFolder(string Path, string Rid)
{
    /// <summary>The full path of the manifest.</summary>
    public string ManifestPath => System.IO.Path.Combine(Path, PrebuiltManifest.FileName);
}

/// <summary>
/// Finds the RIDs in the directories of <c>NativePrebuiltDirectory</c>: <c>prebuilt/linux-x64/</c>, or <c>prebuilt/ubuntu/linux-x64/</c> if a directory contains one
/// directory for each machine, as CI systems download them.
/// </summary>
/// <param name="files">Reads files.</param>
public sealed class PrebuiltFolders(IFileReader files)
{
    /// <summary>Returns the directories of all RIDs, sorted. A directory belongs to a RID if it has its name or contains a manifest.</summary>
    public IReadOnlyList<PrebuiltFolder> Find(IEnumerable<string> roots)
    {
        var found = new List<PrebuiltFolder>();
        foreach (var folder in roots.Distinct(StringComparer.Ordinal).SelectMany(Sorted))
        {
            // A CI system can also give the directory of a machine the name of a RID: prebuilt/linux-x64/linux-x64/.
            var below = HasManifest(folder) ? [] : Sorted(folder).Where(IsRid).ToList();
            found.AddRange((below.Count == 0 && IsRid(folder) ? [folder] : below).Select(path => new PrebuiltFolder(path, Path.GetFileName(path))));
        }

        return found;
    }

    /// <summary>Returns the directory of each RID, or reports NSDK6043 if there is none, and NSDK6045 if a RID has several.</summary>
    public IReadOnlyList<PrebuiltFolder> FindOnce(IReadOnlyList<string> roots)
    {
        foreach (var root in roots.Where(root => Find([root]).Count == 0))
            throw new NativeException(Diagnostic.Error("NSDK6043",
                $"{root}, which NativePrebuiltDirectory names, {(files.Names(root).Count == 0 ? "does not exist or is empty" : "contains no directory for a RID")}. "
                + "Expected <rid>/prebuilt.json in it: write it on the machine that builds the RID (dotnet build -t:NativePrebuild -c Release -r <rid>), or do not set NativePrebuiltDirectory."));
        var found = Find(roots);
        if (found.GroupBy(folder => folder.Rid, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } several)
            throw new NativeException(Diagnostic.Error("NSDK6045",
                $"The libraries for {several.Key} come from several directories: {string.Join(", ", several.Select(folder => folder.Path))}. Expected one directory for each RID: "
                + "build each RID on one machine, or delete the others."));
        return found;
    }

    // A directory whose name begins with a period is written at this moment, or was left by a process that was killed.
    private IEnumerable<string> Sorted(string folder) =>
        files.Folders(folder).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);

    private bool IsRid(string folder) => NativeTarget.Find(Path.GetFileName(folder)) is not null || HasManifest(folder);

    private bool HasManifest(string folder) => files.Names(folder).Contains(PrebuiltManifest.FileName);
}
