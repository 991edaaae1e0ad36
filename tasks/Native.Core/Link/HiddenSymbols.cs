using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Link;

/// <summary>
/// Makes symbols visible that an archive hides (<c>-fvisibility=hidden</c>), so that a library can export them.
/// A linker never exports hidden symbols, even if an export list contains them, so the objects must be changed.
/// </summary>
public static class HiddenSymbols
{
    /// <summary>
    /// Returns a copy of <paramref name="archive"/> in which <paramref name="names"/> are visible, or null if none of them is hidden. Objects for Windows hide symbols
    /// with linker directives, which an export list overrides.
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
        // Use protected visibility, because code that was compiled for a hidden symbol does not support interposition.
        return target.IsMacOS
            ? (MachOObject.Symbols(file) ?? []).Where(symbol => symbol is { IsExternal: true, IsPrivate: true } && names.Contains(symbol.Name))
                .Select(symbol => (symbol.TypeAt, (byte)(file[symbol.TypeAt] & ~MachOObject.PrivateExternal)))
            : (ElfObject.Symbols(file) ?? []).Where(symbol => symbol is { Binding: not 0, Visibility: 1 or 2 } && names.Contains(symbol.Name))
                .Select(symbol => (symbol.VisibilityAt, (byte)((file[symbol.VisibilityAt] & ~3) | (symbol.IsDefined ? 3 : 0))));
    }

    /// <summary>Returns the hidden and static symbols of an object, for a message.</summary>
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
