using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the headers, imports and exports of a DLL or a program of Windows. Format: https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
internal static class PortableExecutable
{
    private const int DynamicBase = 0x40, NxCompatible = 0x100, RelocationsStripped = 1, Dll = 0x2000;
    private const int ExportDirectory = 0, ImportDirectory = 1, DelayImportDirectory = 13;

    /// <summary>Reads a file. Returns null for a file that is not a DLL or program.</summary>
    public static BinaryImage? Read(FileBytes file, bool withExports)
    {
        var signature = file.U32(60);
        if (!file.Bytes(signature, 4).AsSpan().SequenceEqual("PE\0\0"u8))
            return null;
        var coff = new CoffReader(file, signature + 4);
        var map = new AddressMap(coff);
        // In PE32+, the fields before the directories are larger.
        var directories = coff.OptionalHeader + (file.U16(coff.OptionalHeader) == 0x20B ? 112 : 96);
        long? Directory(int index) => file.U32(directories - 4) > index && file.U32(directories + (8L * index)) is var address and not 0 ? map.Offset(address) : null;
        var exports = Directory(ExportDirectory);
        var names = new List<string>();
        var ordinals = new HashSet<int>();
        if (withExports && exports is { } table)
            Read(file, map, table, names, ordinals);
        return new(BinaryFormat.Pe)
        {
            Name = exports is { } at && file.U32(at + 12) is var name and not 0 ? file.TextAt(map.Offset(name)) : null,
            Needed =
            [
                .. Directory(ImportDirectory) is { } imports ? Imported(file, map, imports, size: 20, nameAt: 12) : [],
                .. Directory(DelayImportDirectory) is { } delayed ? Imported(file, map, delayed, size: 32, nameAt: 4) : [],
            ],
            MinimumSystem = new(file.U16(coff.OptionalHeader + 48), file.U16(coff.OptionalHeader + 50)),
            Traits = Traits(file.U16(signature + 22), file.U16(coff.OptionalHeader + 70)),
            Exports = names,
            Ordinals = ordinals,
        };
    }

    private static BinaryTraits Traits(int characteristics, int dllCharacteristics) =>
        ((characteristics & Dll) == 0 ? BinaryTraits.Program : BinaryTraits.None)
        | ((dllCharacteristics & DynamicBase) == 0 || (characteristics & RelocationsStripped) != 0 ? BinaryTraits.FixedAddress : BinaryTraits.None)
        | ((dllCharacteristics & NxCompatible) == 0 ? BinaryTraits.ExecutableStack : BinaryTraits.None);

    // The table has a record for each DLL, and ends with a record of zeros.
    private static IEnumerable<NeededLibrary> Imported(FileBytes file, AddressMap map, long at, int size, int nameAt)
    {
        for (; file.U32(at + nameAt) is var name and not 0; at += size)
            yield return new(file.TextAt(map.Offset(name)), []);
    }

    private static void Read(FileBytes file, AddressMap map, long table, List<string> names, HashSet<int> ordinals)
    {
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
