namespace Native.Core.Archives;

/// <summary>One <c>NativeSourceArchive</c> item.</summary>
/// <param name="Source">The item: an address, or a path as the project has it.</param>
/// <param name="Sha256">64 small hexadecimal digits.</param>
/// <param name="StripComponents">How many leading folders each entry loses.</param>
/// <param name="Patches">Full paths, in the order in which they are applied.</param>
/// <param name="Folder">Full path of the folder that it is unpacked to.</param>
/// <param name="StampFile">Full path of the file that says that this very request was unpacked.</param>
public sealed record ArchiveRequest(
    string Source, string Sha256, int StripComponents, IReadOnlyList<string> Patches, string Folder, string StampFile)
{
    /// <summary>
    /// What decides the content of the folder, given the text of each patch. Unlike the stamp's name, which has the
    /// times of files in it, it is the same after a fresh checkout.
    /// </summary>
    public string Key(IEnumerable<string> patchHashes) =>
        string.Join('\n', [Source, Sha256, $"{StripComponents}", .. patchHashes]);
}
