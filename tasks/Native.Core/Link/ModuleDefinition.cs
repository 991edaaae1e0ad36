namespace Native.Core.Link;

/// <summary>
/// The list of what a DLL exports (https://learn.microsoft.com/cpp/build/reference/exports): the same as the Linux
/// library of the same objects. Without one, zig exports its own C runtime.
/// </summary>
public static class ModuleDefinition
{
    /// <summary>The text of a <c>.def</c> file.</summary>
    public static string Write(IEnumerable<CoffSymbols> objects, bool exportAnnotatedOnly)
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
}
