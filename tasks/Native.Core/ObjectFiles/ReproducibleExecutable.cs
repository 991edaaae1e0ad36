using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Replaces what a linker for Windows writes differently on each run: the time of the link and the identity by which debuggers find the <c>.pdb</c>. Both
/// become a digest of the other content, so that the same sources give the same file. Format: https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
public static class ReproducibleExecutable
{
    private const int DebugDirectory = 6, EntrySize = 28, CodeView = 2, IdentityAt = 4, IdentitySize = 16;

    /// <summary>Changes a linked file and the <c>.pdb</c> of the same link, if there is one. Does nothing to a file that is not a DLL or program.</summary>
    public static void Normalize(byte[] file, byte[]? symbols)
    {
        var bytes = new FileBytes(new MemoryStream(file));
        if (PortableExecutableReader.Read(bytes) is not { } reader)
            return;
        var times = new List<int> { (int)reader.Header + 4 };
        var identities = new List<int>();
        if (reader.Directory(DebugDirectory) is { } directory)
        {
            var size = bytes.U32(reader.Directories + (8L * DebugDirectory) + 4);
            for (var entry = directory; entry + EntrySize <= directory + size; entry += EntrySize)
            {
                times.Add((int)entry + 4);
                if (bytes.U32(entry + 12) == CodeView)
                    identities.Add((int)bytes.U32(entry + 24) + IdentityAt);
            }
        }

        var former = identities.Select(at => file.AsSpan(at, IdentitySize).ToArray()).FirstOrDefault();
        times.ForEach(at => file.AsSpan(at, 4).Clear());
        identities.ForEach(at => file.AsSpan(at, IdentitySize).Clear());
        var digest = SHA256.HashData(file);
        times.ForEach(at => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), BinaryPrimitives.ReadUInt32LittleEndian(digest.AsSpan(IdentitySize))));
        identities.ForEach(at => digest.AsSpan(0, IdentitySize).CopyTo(file.AsSpan(at)));
        if (symbols is null || former is null)
            return;
        for (var at = symbols.AsSpan().IndexOf(former); at >= 0; at = symbols.AsSpan().IndexOf(former))
            digest.AsSpan(0, IdentitySize).CopyTo(symbols.AsSpan(at));
    }
}
