using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the headers, imports and exports of a DLL or a program of Windows. Format: https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
internal static class PortableExecutable
{
    private const int DynamicBase = 0x40, NxCompatible = 0x100, RelocationsStripped = 1, Dll = 0x2000;
    private const int ExportDirectory = 0;

    /// <summary>Reads a file. Returns null for a file that is not a DLL or program.</summary>
    public static BinaryImage? Read(FileBytes file, bool withExports)
    {
        if (PortableExecutableReader.Read(file) is not { } reader)
            return null;
        var exports = reader.Directory(ExportDirectory);
        var names = new List<string>();
        var ordinals = new HashSet<int>();
        if (withExports && exports is { } table)
            Read(file, reader, table, names, ordinals);
        return new(BinaryFormat.Pe)
        {
            Name = exports is { } at && file.U32(at + 12) is var name and not 0 ? file.TextAt(reader.OffsetOf(name)) : null,
            Needed = [.. reader.Imports.Select(import => new NeededLibrary(import.Name, []))],
            MinimumSystem = new(file.U16(reader.OptionalHeader + 48), file.U16(reader.OptionalHeader + 50)),
            Traits = Traits(file.U16(reader.Header + 18), file.U16(reader.OptionalHeader + 70)),
            Exports = names,
            Ordinals = ordinals,
        };
    }

    private static BinaryTraits Traits(int characteristics, int dllCharacteristics) =>
        ((characteristics & Dll) == 0 ? BinaryTraits.Program : BinaryTraits.None)
        | ((dllCharacteristics & DynamicBase) == 0 || (characteristics & RelocationsStripped) != 0 ? BinaryTraits.FixedAddress : BinaryTraits.None)
        | ((dllCharacteristics & NxCompatible) == 0 ? BinaryTraits.ExecutableStack : BinaryTraits.None);

    private static void Read(FileBytes file, PortableExecutableReader reader, long table, List<string> names, HashSet<int> ordinals)
    {
        var (first, count, named) = (file.U32(table + 16), file.U32(table + 20), file.U32(table + 24));
        if (count > 0)
        {
            var addresses = reader.OffsetOf(file.U32(table + 28));
            for (var i = 0; i < count; i++)
            {
                if (file.U32(addresses + (i * 4L)) != 0)
                    ordinals.Add((int)(first + i));
            }
        }

        if (named == 0)
            return;
        var pointers = reader.OffsetOf(file.U32(table + 32));
        for (var i = 0; i < named; i++)
            names.Add(file.TextAt(reader.OffsetOf(file.U32(pointers + (i * 4L)))));
    }
}
