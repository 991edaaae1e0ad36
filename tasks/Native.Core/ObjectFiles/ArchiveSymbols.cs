using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Reads which symbols the objects of a static library define and use.</summary>
internal static class ArchiveSymbols
{
    /// <summary>
    /// Names that a program can have once: definitions that are neither weak nor of an object alone. Hidden ones count, because visibility matters between
    /// libraries, and a program is one. Empty for a file that is no archive.
    /// </summary>
    public static IReadOnlySet<string> Defined(byte[] file, string name, NativeTarget target) => Names(file, name, bytes =>
        target.IsWindows ? []
        : target.IsMacOS ? (MachOObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsExternal: true, IsDefined: true, IsWeak: false }).Select(symbol => symbol.Name)
        : (ElfObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsDefined: true, Binding: 1, IsCommon: false }).Select(symbol => symbol.Name));

    /// <summary>Names that the objects use and that none of them defines.</summary>
    public static IReadOnlySet<string> Undefined(byte[] file, string name, NativeTarget target)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        used.UnionWith(Names(file, name, bytes => target.IsWindows ? []
            : target.IsMacOS ? (MachOObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsExternal: true, IsDefined: false }).Select(symbol => symbol.Name)
            : (ElfObject.Symbols(bytes) ?? []).Where(symbol => symbol is { IsDefined: false, Binding: not 0 }).Select(symbol => symbol.Name)));
        used.ExceptWith(Defined(file, name, target));
        return used;
    }

    private static HashSet<string> Names(byte[] file, string name, Func<byte[], IEnumerable<string>> read) =>
        ArArchive.Members(file, name).SelectMany(range => read(file[range])).ToHashSet(StringComparer.Ordinal);
}
