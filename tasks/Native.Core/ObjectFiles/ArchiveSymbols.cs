using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Reads the symbols that the objects of a static library define.</summary>
internal static class ArchiveSymbols
{
    /// <summary>
    /// Returns the names that a program can define once: no weak or local symbols. Hidden symbols are included, because a linker resolves them within a program.
    /// Returns nothing for another file.
    /// </summary>
    public static IReadOnlySet<string> Defined(byte[] file, string name, NativeTarget target) =>
        ArArchive.Members(file, name).SelectMany(range => Defined(file[range], target)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Defined(byte[] bytes, NativeTarget target) =>
        target.IsMacOS ? (MachOObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsExternal: true, IsDefined: true, IsWeak: false }).Select(symbol => symbol.Name)
        : target.IsElf ? (ElfObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsDefined: true, Binding: 1, IsCommon: false }).Select(symbol => symbol.Name)
        : ImportLibrary.IsShortRecord(new(new MemoryStream(bytes))) ? []
        : CoffObject.Read(bytes).Defined.Where(symbol => !symbol.IsWeak).Select(symbol => symbol.Name);
}
