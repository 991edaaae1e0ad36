using Native.Core.Incremental;

namespace Native.Core.Archives;

/// <summary>One <c>NativeSourceArchive</c> item.</summary>
/// <param name="Source">The item: an address, or a path as the project has it.</param>
/// <param name="Sha256">64 small hexadecimal digits.</param>
/// <param name="StripComponents">How many leading folders each entry loses.</param>
/// <param name="Patches">Full paths, in the order in which they are applied.</param>
/// <param name="Folder">Full path of the folder that it is unpacked to.</param>
public sealed record ArchiveRequest(
    string Source, string Sha256, int StripComponents, IReadOnlyList<string> Patches, string Folder)
{
    /// <summary>Full path of the state, next to the folder.</summary>
    public string StateFile => Folder + StepState.Extension;

    /// <summary>What decides the content of the folder, given the hash of each patch; it is the same after a fresh checkout.</summary>
    public string Key(IEnumerable<string> patchHashes) =>
        string.Join('\n', [Source, Sha256, $"{StripComponents}", .. patchHashes]);
}
