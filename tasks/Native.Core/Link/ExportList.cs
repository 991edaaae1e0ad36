namespace Native.Core.Link;

/// <summary>
/// What a shared library exports: the symbols of its own objects. Without a list, zig's C and C++ runtimes, which are
/// linked in, are exported as well.
/// </summary>
public static class ExportList
{
    /// <summary>
    /// The text of a <c>.def</c> file for Windows: https://learn.microsoft.com/cpp/build/reference/exports
    /// </summary>
    public static string ModuleDefinition(IEnumerable<CoffSymbols> objects, bool exportAnnotatedOnly)
    {
        var all = objects.ToList();
        var exported = all.SelectMany(symbols => symbols.Exported).ToHashSet(StringComparer.Ordinal);
        var excluded = all.SelectMany(symbols => symbols.Excluded).ToHashSet(StringComparer.Ordinal);
        var lines = all.SelectMany(symbols => symbols.Defined)
            .Where(symbol => exported.Contains(symbol.Name)
                || (!exportAnnotatedOnly && !excluded.Contains(symbol.Name) && !IsCompilers(symbol.Name)))
            .DistinctBy(symbol => symbol.Name)
            .OrderBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(symbol => $"    \"{symbol.Name}\"{(symbol.IsData ? " DATA" : "")}\n");
        return "EXPORTS\n" + string.Concat(lines);
    }

    // Names that the compiler makes up, and the entry point that the loader alone calls.
    private static bool IsCompilers(string name) =>
        name.StartsWith('.') || name.StartsWith("__xmm@", StringComparison.Ordinal) || name.StartsWith("__real@", StringComparison.Ordinal)
        || name is "DllMain" or "DllMain@12" or "DllMainCRTStartup" or "_fltused" or "fltused";

    /// <summary>
    /// The text of a version script for ELF (https://sourceware.org/binutils/docs/ld/VERSION.html), or null where an
    /// object cannot be read.
    /// </summary>
    public static string? VersionScript(IEnumerable<IReadOnlyList<string>?> objects)
    {
        var all = objects.ToList();
        if (all.Contains(null))
            return null;
        var names = all.SelectMany(names => names!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return $"{{\n{(names.Count == 0 ? "" : "  global:\n")}{string.Concat(names.Select(name => $"    \"{name}\";\n"))}  local: *;\n}};\n";
    }
}
