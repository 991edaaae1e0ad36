using System.Security.Cryptography;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Replaces the link time in a DLL or a program, and the identity by which debuggers find its <c>.pdb</c>, with parts of the hash of its content, as Microsoft's linker
/// does with <c>/Brepro</c>, so that two builds of the same code create the same file. zig's linker has no option for it.
/// </summary>
public static class PortableExecutableStamp
{
    private const int DebugDirectory = 6, DebugEntrySize = 28, TimeAt = 4, TypeAt = 12, ContentAt = 24, TimeSize = 4;
    private const int CodeView = 2, IdentityAt = 4, IdentitySize = 16;

    /// <summary>
    /// Changes the file, and the identity in the <c>.pdb</c> of the same link, if there is one. Returns false if the file is not a DLL or a program.
    /// </summary>
    public static bool Apply(byte[] file, byte[]? symbols = null)
    {
        try
        {
            var bytes = new FileBytes(new MemoryStream(file), isStrict: true);
            if (PortableExecutableReader.Read(bytes) is not { } reader)
                return false;
            var (times, identities) = (new List<int> { (int)reader.Header + TimeAt }, new List<int>());
            if (reader.Directory(DebugDirectory) is { } table)
            {
                var entries = Enumerable.Range(0, (int)(bytes.U32(reader.Directories + (8 * DebugDirectory) + 4) / DebugEntrySize)).Select(i => (int)table + (i * DebugEntrySize)).ToList();
                times.AddRange(entries.Select(entry => entry + TimeAt));
                identities.AddRange(entries.Where(entry => bytes.U32(entry + TypeAt) == CodeView).Select(entry => (int)bytes.U32(entry + ContentAt) + IdentityAt));
            }

            if (times.Exists(at => at + TimeSize > file.Length) || identities.Exists(at => at + IdentitySize > file.Length))
                return false;
            Replace(file, times, identities, symbols);
            return true;
        }
        catch (ArgumentException)
        {
            // The check after the link reports a damaged file.
            return false;
        }
    }

    private static void Replace(byte[] file, List<int> times, List<int> identities, byte[]? symbols)
    {
        var former = identities.Select(at => file.AsSpan(at, IdentitySize).ToArray()).FirstOrDefault();
        times.ForEach(at => file.AsSpan(at, TimeSize).Clear());
        identities.ForEach(at => file.AsSpan(at, IdentitySize).Clear());
        var hash = SHA256.HashData(file);
        times.ForEach(at => hash.AsSpan(0, TimeSize).CopyTo(file.AsSpan(at)));
        identities.ForEach(at => hash.AsSpan(TimeSize, IdentitySize).CopyTo(file.AsSpan(at)));
        if (symbols is null || former is null)
            return;
        for (var rest = symbols.AsSpan(); rest.IndexOf(former) is >= 0 and var at; rest = rest[(at + IdentitySize)..])
            hash.AsSpan(TimeSize, IdentitySize).CopyTo(rest[at..]);
    }
}
