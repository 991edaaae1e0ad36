using System.Security.Cryptography;
using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.Package;

/// <summary>Reads the directory of a RID, and verifies that it contains what the manifest lists, for this project.</summary>
/// <param name="identity">The properties of this project with which the manifest must agree.</param>
/// <param name="files">Reads files.</param>
public sealed class PrebuiltReader(IReadOnlyList<KeyValuePair<string, string>> identity, IFileReader files)
{
    private const string Again = "build the RID again (dotnet build -t:NativePrebuild -c Release -r";

    /// <summary>Returns the manifest. Reports NSDK6044, NSDK6046 or NSDK6047 for a directory that cannot be packed.</summary>
    public PrebuiltManifest Read(PrebuiltFolder folder)
    {
        var text = files.ReadText(folder.ManifestPath);
        if (PrebuiltManifest.Parse(text) is not { } manifest)
            throw Error("NSDK6044", text is null
                ? $"{folder.Path} has no {PrebuiltManifest.FileName}. Expected the files that NativePrebuild writes: {Again} {folder.Rid}), or delete the directory."
                : $"{folder.ManifestPath} cannot be read: it is damaged, or was written by a later version of Native.Sdk. Expected the file that NativePrebuild writes: "
                    + $"{Again} {folder.Rid}) with this version of Native.Sdk.", folder);
        if (!manifest.Files.Any(file => file is { Type: PrebuiltFile.Library, IsNative: true }))
            throw Error("NSDK6044", $"{folder.ManifestPath} lists no library. Expected at least one in native/: {Again} {folder.Rid}), or delete the directory.", folder);
        CheckIdentity(folder, manifest);
        CheckFiles(folder, manifest);
        return manifest;
    }

    /// <summary>Returns the SHA-256 of a stream as the manifest contains it.</summary>
    public static string Digest(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    private void CheckIdentity(PrebuiltFolder folder, PrebuiltManifest manifest)
    {
        if (!manifest.Rid.Equals(folder.Rid, StringComparison.OrdinalIgnoreCase))
            throw Error("NSDK6047", $"{folder.Path} contains files for {manifest.Rid}. Expected files for {folder.Rid}: give the directory the name of its RID.", folder);
        var written = manifest.Identity.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in identity)
        {
            if (written.GetValueOrDefault(name, "") is var other && other != value)
                throw Error("NSDK6047", $"{folder.ManifestPath} was written with {name}={Text(other)}, and this project has {name}={Text(value)}. Expected the same value: "
                    + $"build the RID from this project (dotnet build -t:NativePrebuild -c {identity.FirstOrDefault(pair => pair.Key == "Configuration").Value} -r {folder.Rid}), or correct the property.", folder);
        }
    }

    private void CheckFiles(PrebuiltFolder folder, PrebuiltManifest manifest)
    {
        foreach (var file in manifest.Files)
        {
            using var stream = files.Open(Path.Combine(folder.Path, file.Path));
            if (stream is null)
                throw Changed(folder, $"{file.Path} is missing in {folder.Path}, and {PrebuiltManifest.FileName} lists it.");
            if (stream.Length != file.Size || Digest(stream) != file.Sha256)
                throw Changed(folder, $"{Path.Combine(folder.Path, file.Path)} is not the file that {PrebuiltManifest.FileName} lists: its content changed after it was built.");
        }

        var listed = manifest.Files.Select(file => file.Path).Append(PrebuiltManifest.FileName).ToHashSet(StringComparer.Ordinal);
        if (files.Below(folder.Path).Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/')).Where(path => !listed.Contains(path)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } others)
            throw Changed(folder, $"{folder.Path} contains {NameList.First(3, others)}, which {PrebuiltManifest.FileName} does not list, and which would not be packed.");
    }

    private static string Text(string value) => value.Length > 0 ? value : "(nothing)";

    private static NativeException Changed(PrebuiltFolder folder, string found) => Error("NSDK6046",
        $"{found} Expected the files that NativePrebuild wrote: copy the directory from the machine again, or {Again} {folder.Rid}).", folder);

    private static NativeException Error(string code, string message, PrebuiltFolder folder) => new(Diagnostic.Error(code, message, folder.ManifestPath));
}
