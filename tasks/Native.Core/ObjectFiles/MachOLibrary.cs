using System.Buffers.Binary;
using System.Text;
using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>
/// What the load commands of a Mach-O shared library say. Format: mach-o/loader.h of
/// https://github.com/apple-oss-distributions/xnu/tree/main/EXTERNAL_HEADERS/mach-o
/// </summary>
/// <param name="Id">The name under which programs ask the loader for it, or null.</param>
/// <param name="Needed">The last parts of the names of libraries that it needs.</param>
/// <param name="Exported">What it exports, as in C.</param>
internal sealed record MachOLibrary(string? Id, IReadOnlyList<string> Needed, IReadOnlyList<string> Exported)
{
    private const int HeaderSize = 32;

    /// <summary>Reads a library, or the part of a universal one that is for <paramref name="architecture"/>; null for what is none.</summary>
    public static MachOLibrary? Read(ReadOnlySpan<byte> file, TargetArchitecture? architecture = null)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]))
            return Part(file, architecture) is { } part ? Read(file[part]) : null;
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]))
            return null;
        var (id, needed, exported) = ((string?)null, new List<string>(), new List<string>());
        var command = file[HeaderSize..];
        for (var i = Int(file, 16); i > 0; i--)
        {
            switch (Int(command, 0) & 0x7FFF_FFFF)
            {
                case 0xD:
                    id = Library(command);
                    break;
                // LC_LOAD_DYLIB, and weak, re-exported and lazy ones.
                case 0xC or 0x18 or 0x1F or 0x20:
                    needed.Add(Library(command));
                    break;
                // LC_DYLD_INFO; LC_DYLD_EXPORTS_TRIE.
                case 0x22:
                    Walk(file.Slice(Int(command, 40), Int(command, 44)), 0, [], exported);
                    break;
                case 0x33:
                    Walk(file.Slice(Int(command, 8), Int(command, 12)), 0, [], exported);
                    break;
            }

            command = command[Int(command, 4)..];
        }

        return new(id, needed, exported);
    }

    private static Range? Part(ReadOnlySpan<byte> file, TargetArchitecture? architecture)
    {
        var type = (architecture ?? TargetArchitecture.X64).MachOType;
        for (var i = 0; i < BinaryPrimitives.ReadInt32BigEndian(file[4..]); i++)
        {
            var entry = file[(8 + (i * 20))..];
            if (BinaryPrimitives.ReadUInt32BigEndian(entry) != type)
                continue;
            var offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            return offset..(offset + BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }

        return null;
    }

    // A tree whose edges have parts of names. A node: size of what it exports, that, number of edges, edges.
    private static void Walk(ReadOnlySpan<byte> trie, int node, byte[] name, List<string> exported)
    {
        // Names are short; a damaged table could lead in a circle.
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

    private static string Library(ReadOnlySpan<byte> command)
    {
        var name = command[Int(command, 8)..];
        return Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]).Split('/')[^1];
    }

    private static int Int(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]);
}
