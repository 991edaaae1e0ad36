using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Link;

/// <summary>
/// Symbols that an archive hides, because it was compiled to be linked statically (<c>-fvisibility=hidden</c>), and that a library which takes it whole is to export.
/// A linker exports nothing that an object hides, whatever its list says: the objects themselves must say otherwise.
/// </summary>
public static class HiddenSymbols
{
    /// <summary>
    /// A copy of <paramref name="archive"/> in which <paramref name="names"/> are visible; null where none of them is hidden. Objects for Windows say it in words
    /// that an export list overrules, so there is nothing to change.
    /// </summary>
    public static byte[]? Reveal(byte[] archive, string name, IReadOnlySet<string> names, NativeTarget target)
    {
        byte[]? copy = null;
        foreach (var range in target.IsWindows ? [] : ArArchive.Members(archive, name))
        {
            var (start, _) = range.GetOffsetAndLength(archive.Length);
            foreach (var (at, value) in Changes(archive[range], names, target))
                (copy ??= [.. archive])[start + at] = value;
        }

        return copy;
    }

    private static IEnumerable<(int At, byte Value)> Changes(byte[] file, IReadOnlySet<string> names, NativeTarget target)
    {
        // Protected: code that was compiled for a hidden symbol does not expect another library to replace it.
        return target.IsMacOS
            ? (MachOObject.Symbols(file) ?? []).Where(symbol => symbol is { IsExternal: true, IsPrivate: true } && names.Contains(symbol.Name))
                .Select(symbol => (symbol.TypeAt, (byte)(file[symbol.TypeAt] & ~MachOObject.PrivateExternal)))
            : (ElfObject.Symbols(file) ?? []).Where(symbol => symbol is { Binding: not 0, Visibility: 1 or 2 } && names.Contains(symbol.Name))
                .Select(symbol => (symbol.VisibilityAt, (byte)((file[symbol.VisibilityAt] & ~3) | (symbol.IsDefined ? 3 : 0))));
    }

    /// <summary>What an object hides from other libraries, and what it keeps for itself (<c>static</c>): for a message.</summary>
    public static (IEnumerable<string> Hidden, IEnumerable<string> Local) Of(byte[] file, NativeTarget target)
    {
        if (target.IsWindows)
        {
            var coff = CoffObject.Read(file);
            return (coff.Excluded, coff.Local);
        }

        if (target.IsMacOS)
        {
            var all = MachOObject.Symbols(file) ?? [];
            return (all.Where(symbol => symbol is { IsDefined: true, IsPrivate: true }).Select(symbol => symbol.Name),
                all.Where(symbol => symbol is { IsDefined: true, IsExternal: false }).Select(symbol => symbol.Name));
        }

        var symbols = ElfObject.Symbols(file) ?? [];
        return (symbols.Where(symbol => symbol is { IsDefined: true, Binding: not 0, Visibility: 1 or 2 }).Select(symbol => symbol.Name),
            symbols.Where(symbol => symbol is { IsDefined: true, Binding: 0 }).Select(symbol => symbol.Name));
    }
}
