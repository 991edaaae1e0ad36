using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the dynamic section of an ELF file. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html, and for versions
/// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html
/// </summary>
internal static class ElfImage
{
    private const long Needed = 1, Soname = 14, RPath = 15, TextRelocations = 22, RunPath = 29, Flags = 30, Flags1 = 0x6FFF_FFFB;
    private const long TextRelocationsFlag = 4, PieFlag = 0x0800_0000;
    private const uint DynamicSegment = 2, InterpreterSegment = 3, StackSegment = 0x6474_E551, ExecutableFlag = 1;
    private const int SharedObject = 3;

    // For x86, arm and x64, glibc makes the stack executable if the file has no PT_GNU_STACK segment (DEFAULT_STACK_PERMS).
    private static readonly ushort[] s_executableByDefault = [3, 40, 62];

    public static BinaryImage Read(FileBytes file, bool withExports)
    {
        var elf = new ElfReader(file);
        var entries = elf.Dynamic.ToList();
        var segments = elf.Segments.ToList();
        // A loader reads segments, and this class reads sections. A file without sections would appear to need no libraries.
        if (entries.Count == 0 && segments.Exists(segment => segment.Type == DynamicSegment))
            throw new ArgumentOutOfRangeException(nameof(file));
        var versions = elf.NeededVersions.ToLookup(pair => pair.Library, pair => pair.Version);
        return new(BinaryFormat.Elf)
        {
            Name = entries.FindLast(entry => entry.Tag == Soname)?.Text(),
            Needed = [.. entries.Where(entry => entry.Tag == Needed).Select(entry => entry.Text()).Select(name => new NeededLibrary(name, [.. versions[name]]))],
            RunPaths = [.. entries.Where(entry => entry.Tag == RPath).Concat(entries.Where(entry => entry.Tag == RunPath)).SelectMany(entry => entry.Text().Split(':', StringSplitOptions.RemoveEmptyEntries))],
            Traits = Traits(file, entries, segments),
            // Exports are global, weak or unique symbols with default or protected visibility that are defined in a section.
            Exports = !withExports ? [] : [.. elf.Symbols(ElfSection.DynamicSymbols)
                .Where(symbol => symbol is { Binding: 1 or 2 or 10, Visibility: 0 or 3, IsDefined: true }).Select(symbol => symbol.Name)],
        };
    }

    private static BinaryTraits Traits(FileBytes file, List<ElfEntry> entries, List<ElfSegment> segments)
    {
        var traits = BinaryTraits.None;
        var isFixed = file.U16(16) != SharedObject;
        if (isFixed || segments.Exists(segment => segment.Type == InterpreterSegment) || Has(Flags1, PieFlag))
            traits |= BinaryTraits.Program;
        if (isFixed)
            traits |= BinaryTraits.FixedAddress;
        if (entries.Exists(entry => entry.Tag == TextRelocations) || Has(Flags, TextRelocationsFlag))
            traits |= BinaryTraits.TextRelocations;
        var stack = segments.FindIndex(segment => segment.Type == StackSegment);
        // Files of tests and of other tools can have no segments.
        if (stack >= 0 ? (segments[stack].Flags & ExecutableFlag) != 0 : segments.Count > 0 && s_executableByDefault.Contains(file.U16(18)))
            traits |= BinaryTraits.ExecutableStack;
        return traits;

        bool Has(long tag, long flag) => entries.Exists(entry => entry.Tag == tag && (entry.Value & flag) != 0);
    }
}
