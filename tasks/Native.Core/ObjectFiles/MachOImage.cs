using System.Buffers.Binary;
using System.Text;
using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Reads the load commands of a Mach-O file.</summary>
internal static class MachOImage
{
    private const uint Executable = 2, Bundle = 8;
    private const uint AllowStackExecution = 0x2_0000, Pie = 0x20_0000;

    public static BinaryImage? Read(FileBytes file, uint machine, bool withExports)
    {
        if (file.StartsWith(MachOReader.UniversalMagic))
            return MachOReader.Parts(file).FirstOrDefault(part => part.Machine == machine) is { Size: > 0 } part
                ? Read(file.Part(part.Offset, part.Size), machine, withExports) : null;
        if (!file.StartsWith(MachOReader.Magic))
            return null;
        var (needed, runPaths, exports) = (new List<NeededLibrary>(), new List<string>(), new List<string>());
        var image = new BinaryImage(BinaryFormat.MachO) { Needed = needed, RunPaths = runPaths, Exports = exports, Traits = Traits(file) };
        foreach (var (type, at, size) in MachOReader.Commands(file))
        {
            switch (MachOReader.Kind(type))
            {
                case MachOReader.InstallName:
                    image = image with { Name = MachOReader.Text(file.Bytes(at, size)) };
                    break;
                case var kind when MachOReader.IsNeededLibrary(kind):
                    needed.Add(new(MachOReader.Text(file.Bytes(at, size)), []));
                    break;
                // LC_RPATH.
                case 0x1C:
                    runPaths.Add(MachOReader.Text(file.Bytes(at, size)));
                    break;
                // LC_CODE_SIGNATURE.
                case 0x1D:
                    image = image with { Traits = image.Traits | BinaryTraits.Signed };
                    break;
                // LC_VERSION_MIN_MACOSX; LC_BUILD_VERSION.
                case 0x24:
                    image = image with { Platform = 1, MinimumSystem = VersionOf(file.U32(at + 8)) };
                    break;
                case 0x32:
                    image = image with { Platform = file.U32(at + 8), MinimumSystem = VersionOf(file.U32(at + 12)) };
                    break;
                // LC_DYLD_INFO; LC_DYLD_EXPORTS_TRIE.
                case 0x22 when withExports:
                    Walk(file.Bytes(file.U32(at + 40), file.U32(at + 44)), 0, [], exports);
                    break;
                case 0x33 when withExports:
                    Walk(file.Bytes(file.U32(at + 8), file.U32(at + 12)), 0, [], exports);
                    break;
            }
        }

        return image;
    }

    private static BinaryTraits Traits(FileBytes file)
    {
        var (type, flags) = (file.U32(12), file.U32(24));
        return (type == Executable ? BinaryTraits.Program : type == Bundle ? BinaryTraits.Bundle : BinaryTraits.None)
            | ((flags & AllowStackExecution) != 0 ? BinaryTraits.ExecutableStack : BinaryTraits.None)
            | (type == Executable && (flags & Pie) == 0 ? BinaryTraits.FixedAddress : BinaryTraits.None);
    }

    // Version 13.0 is stored as 000D.00.00.
    private static Version VersionOf(uint number) => new((int)(number >> 16), (int)(number >> 8) & 0xFF);

    // The exports are a tree whose edges contain parts of names. A node consists of the size of its export, the export, the number of edges, and the edges.
    private static void Walk(ReadOnlySpan<byte> trie, int node, byte[] name, List<string> exported)
    {
        // Names are short. The limit ends the search in a damaged table that contains a cycle.
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

    // The format is ULEB128.
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
}
