using Microsoft.Build.Framework;
using Native.Core.Archives;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Converts items into <see cref="ArchiveRequest"/>s and <see cref="ArchiveContent"/>s. No other class reads the metadata of archives.
/// </summary>
internal static class ArchiveRequestReader
{
    // The sources of an archive inherit these from the archive item.
    private static readonly string[] s_sourceMetadata = ["Language", "Defines", "Options", "WarningLevel"];

    /// <summary>Returns all requests. Reports NSDK3049 if two archives have the same directory.</summary>
    public static IReadOnlyList<ArchiveRequest> Read(ITaskItem[] items, string root, string projectDirectory)
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeSourceArchive, items);
        var requests = items.Select(item => Read(item, root, projectDirectory)).DistinctBy(request => (request.Folder, request.Source, request.Sha256, request.StripComponents, string.Join(';', request.Patches))).ToList();
        if (requests.GroupBy(request => request.Folder, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new NativeException(Diagnostic.Error("NSDK3049",
                $"Two archives would be unpacked to {same.Key}: {string.Join(" and ", same.Select(request => request.Source))}. Expected a "
                    + "separate folder for each; set the metadata Folder of one of them."));
        return requests;
    }

    /// <summary>Returns the content of an archive that the build uses. The archive need not be unpacked.</summary>
    public static ArchiveContent Content(ITaskItem item, string root) =>
        new(Path.Combine(root, FolderName(item)), item.List("Sources"), item.List("ExcludeSources"), item.List("IncludePaths"))
        {
            Metadata = [.. s_sourceMetadata.Select(name => (name, item.GetMetadata(name)))],
        };

    /// <summary>Returns the metadata <c>Folder</c>, or the file name without its extensions. The result is not validated.</summary>
    public static string FolderName(ITaskItem item) => item.GetMetadata("Folder") is { Length: > 0 } folder ? folder : ArchiveName.Of(item.ItemSpec);

    private static ArchiveRequest Read(ITaskItem item, string root, string projectDirectory)
    {
        var source = ArchiveAddress.Locate(item.ItemSpec, projectDirectory);
        var folder = FolderName(item);
        if (!ArchiveName.IsFolder(folder))
            throw Wrong(item, folder, "Folder", "a folder name without / that is valid on every system (Windows does not allow con, aux and nul)");
        var strip = item.GetMetadata("StripComponents");
        if (!int.TryParse(strip.Length == 0 ? "0" : strip, out var components) || components < 0)
            throw Wrong(item, strip, "StripComponents", "the number of leading folders to remove, 0 or more");
        var patches = item.List("Patches").Select(path => Path.GetFullPath(path, projectDirectory)).ToList();
        if (patches.Find(path => !File.Exists(path)) is { } missing)
            throw new NativeException(Diagnostic.Error("NSDK3047",
                $"The patch of '{item.ItemSpec}' does not exist: {missing}. Expected files relative to the project, separated by semicolons and "
                    + "without wildcards: Patches=\"first.patch;second.patch\"."));
        return new(source, Sha256(item, source), components, patches, Path.Combine(root, folder));
    }

    private static string Sha256(ITaskItem item, string source)
    {
        var value = item.GetMetadata("Sha256").Trim();
        if (value.Length == 64 && value.All(char.IsAsciiHexDigit))
            return value.ToLowerInvariant();
        var found = value.Length == 0 ? "has no Sha256" : $"has the Sha256 '{value}', which is not 64 hexadecimal digits";
        var remedy = File.Exists(source)
            ? $"The file has Sha256=\"{ArchiveStore.Hash(source)}\"; use it if you trust the file."
            : $"Use the checksum that the publisher states, or that of a trusted download: curl -L '{source}' | sha256sum.";
        throw new NativeException(Diagnostic.Error("NSDK3040",
            $"The archive '{item.ItemSpec}' {found}. Expected the SHA-256 of the file, which detects a replaced archive. {remedy}"));
    }

    private static NativeException Wrong(ITaskItem item, string value, string name, string expected) => new(Diagnostic.Error("NSDK9003",
        $"'{value}' is not a valid value for the metadata {name} of '{item.ItemSpec}'. Expected {expected}."));
}
