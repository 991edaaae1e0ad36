using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Reads which symbols the objects of a static library define.</summary>
internal static class ArchiveSymbols
{
    /// <summary>
    /// Names that a program can have once: definitions that are neither weak nor of an object alone. Hidden ones count, because visibility matters between
    /// libraries, and a program is one. Empty for a file that is no archive.
    /// </summary>
    public static IReadOnlySet<string> Defined(byte[] file, string name, NativeTarget target) =>
        ArArchive.Members(file, name).SelectMany(range => Defined(file[range], target)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Defined(byte[] bytes, NativeTarget target) => target.IsWindows ? []
        : target.IsMacOS ? (MachOObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsExternal: true, IsDefined: true, IsWeak: false }).Select(symbol => symbol.Name)
        : (ElfObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsDefined: true, Binding: 1, IsCommon: false }).Select(symbol => symbol.Name);
}
