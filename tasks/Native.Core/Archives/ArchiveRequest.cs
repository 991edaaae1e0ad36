using Native.Core.Incremental;

namespace Native.Core.Archives;

/// <summary>One <c>NativeSourceArchive</c> item.</summary>
/// <param name="Source">The item: a URL, or a path as written in the project.</param>
/// <param name="Sha256">64 lowercase hexadecimal digits.</param>
/// <param name="StripComponents">The number of leading folders to remove from each entry.</param>
/// <param name="Patches">Full paths, in the order in which they are applied.</param>
/// <param name="Folder">Full path of the target folder.</param>
public sealed record ArchiveRequest(
    string Source, string Sha256, int StripComponents, IReadOnlyList<string> Patches, string Folder)
{
    /// <summary>Full path of the state file, next to the folder.</summary>
    public string StateFile => Folder + StepState.Extension;

    /// <summary>Returns a key for the content of the folder from the hash of each patch. The key does not depend on file times.</summary>
    public string Key(IEnumerable<string> patchHashes) =>
        string.Join('\n', [Source, Sha256, $"{StripComponents}", .. patchHashes]);
}
