namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the export directory of a DLL. Format: https://learn.microsoft.com/windows/win32/debug/pe-format#the-edata-section-image-only
/// </summary>
internal static class PortableExecutable
{
    /// <summary>Returns names and ordinals, or null for a file that is not a DLL or program.</summary>
    public static ExportTable? Exports(FileBytes file)
    {
        if (!file.StartsWith("MZ"u8))
            return null;
        var signature = file.U32(60);
        if (!file.Bytes(signature, 4).AsSpan().SequenceEqual("PE\0\0"u8))
            return null;
        var coff = new CoffReader(file, signature + 4);
        // PE32+ has larger fields before the directories.
        var directory = coff.OptionalHeader + (file.U16(coff.OptionalHeader) == 0x20B ? 112 : 96);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ordinals = new HashSet<int>();
        if (file.U32(directory - 4) > 0 && file.U32(directory) is var address and not 0)
            Read(file, new(coff), address, names, ordinals);
        return new(names, ordinals, []);
    }

    private static void Read(FileBytes file, AddressMap map, long address, HashSet<string> names, HashSet<int> ordinals)
    {
        var table = map.Offset(address);
        var (first, count, named) = (file.U32(table + 16), file.U32(table + 20), file.U32(table + 24));
        if (count > 0)
        {
            var addresses = map.Offset(file.U32(table + 28));
            for (var i = 0; i < count; i++)
            {
                if (file.U32(addresses + (i * 4L)) != 0)
                    ordinals.Add((int)(first + i));
            }
        }

        if (named == 0)
            return;
        var pointers = map.Offset(file.U32(table + 32));
        for (var i = 0; i < named; i++)
            names.Add(file.TextAt(map.Offset(file.U32(pointers + (i * 4L)))));
    }

    // Converts a relative virtual address to a file offset.
    private sealed class AddressMap(CoffReader coff)
    {
        private readonly CoffSection[] _sections = [.. coff.Sections];

        public long Offset(long address)
        {
            foreach (var section in _sections)
            {
                if (address >= section.Address && address < section.Address + Math.Max(section.Size, section.ContentSize))
                    return address - section.Address + section.Content;
            }

            throw new ArgumentOutOfRangeException(nameof(address));
        }
    }
}
