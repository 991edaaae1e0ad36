using System.Buffers.Binary;
using System.Text;
using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Reads the load commands of a Mach-O shared library.</summary>
/// <param name="Id">The name in binaries that depend on it, or null.</param>
/// <param name="Needed">The file names of libraries that it depends on.</param>
/// <param name="Exported">The exported names, as in C.</param>
internal sealed record MachOLibrary(string? Id, IReadOnlyList<string> Needed, IReadOnlyList<string> Exported)
{
    /// <summary>
    /// Reads a library, or the part of a universal library for <paramref name="architecture"/>. Returns null for another file. Throws an
    /// <see cref="ArgumentOutOfRangeException"/> or <see cref="IndexOutOfRangeException"/> for a damaged library.
    /// </summary>
    public static MachOLibrary? Read(Stream file, TargetArchitecture? architecture = null) =>
        Read(new FileBytes(file, isStrict: true), (architecture ?? TargetArchitecture.X64).MachOType);

    private static MachOLibrary? Read(FileBytes file, uint machine)
    {
        if (file.StartsWith(MachOReader.UniversalMagic))
            return MachOReader.Parts(file).FirstOrDefault(part => part.Machine == machine) is { Size: > 0 } part ? Read(file.Part(part.Offset, part.Size), machine) : null;
        if (!file.StartsWith(MachOReader.Magic))
            return null;
        var (id, needed, exported) = ((string?)null, new List<string>(), new List<string>());
        foreach (var (type, at, size) in MachOReader.Commands(file))
        {
            switch (type & 0x7FFF_FFFF)
            {
                case 0xD:
                    id = Library(file.Bytes(at, size));
                    break;
                // LC_LOAD_DYLIB, and weak, re-exported and lazy ones.
                case 0xC or 0x18 or 0x1F or 0x20:
                    needed.Add(Library(file.Bytes(at, size)));
                    break;
                // LC_DYLD_INFO; LC_DYLD_EXPORTS_TRIE.
                case 0x22:
                    Walk(file.Bytes(file.U32(at + 40), file.U32(at + 44)), 0, [], exported);
                    break;
                case 0x33:
                    Walk(file.Bytes(file.U32(at + 8), file.U32(at + 12)), 0, [], exported);
                    break;
            }
        }

        return new(id, needed, exported);
    }

    // A tree with parts of names on its edges. A node contains: size of its export data, export data, number of edges, edges.
    private static void Walk(ReadOnlySpan<byte> trie, int node, byte[] name, List<string> exported)
    {
        // Limit the length of names, because a damaged table can contain cycles.
        if (trie.IsEmpty || name.Length > 10_000)
            return;
        var at = node;
        var size = Number(trie, ref at);
        if (size > 0)
            exported.Add(Encoding.UTF8.GetString(name.AsSpan()[(name is [(byte)'_', ..] ? 1 : 0)..]));
        at += size;
        for (var edges = trie[at++]; edges > 0; edges--)
        {
            var end = at + trie[at..].IndexOf((byte)0);
            byte[] longer = [.. name, .. trie[at..end]];
            at = end + 1;
            var child = Number(trie, ref at);
            if (longer.Length > name.Length)
                Walk(trie, child, longer, exported);
        }
    }

    // ULEB128.
    private static int Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (number, shift) = (0, 0);
        do
        {
            number |= (bytes[at] & 0x7F) << shift;
            shift += 7;
        }
        while ((bytes[at++] & 0x80) != 0 && shift < 32);
        return number;
    }

    private static string Library(ReadOnlySpan<byte> command) =>
        FileBytes.Text(command[BinaryPrimitives.ReadInt32LittleEndian(command[8..])..]).Split('/')[^1];
}
