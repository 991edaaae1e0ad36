using System.Text.RegularExpressions;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Link;

/// <summary>
/// Writes the list of exports of a shared library: the symbols of its objects, and of archives with WholeArchive. Without a list, zig's C and C++ runtimes, which are
/// linked statically, are exported as well.
/// </summary>
public static partial class ExportList
{
    /// <summary>The text of a <c>.def</c> file without exports.</summary>
    public const string EmptyModuleDefinition = "EXPORTS\n";

    /// <summary>
    /// Returns the text of the list for <paramref name="target"/> from objects and named archives.
    /// <paramref name="exportAnnotatedOnly"/> applies to the objects; <paramref name="revealed"/> are symbols that archives hide
    /// but the library exports.
    /// </summary>
    public static string Write(
        NativeTarget target, IEnumerable<byte[]> objects, IEnumerable<(string Name, byte[] Bytes)> archives, bool exportAnnotatedOnly,
        IReadOnlySet<string>? revealed = null)
    {
        var members = archives.SelectMany(archive => ArArchive.Members(archive.Bytes, archive.Name).Select(range => archive.Bytes[range]));
        return target.IsWindows
            ? ModuleDefinition(objects.Select(file => CoffObject.Read(file)), exportAnnotatedOnly, members.Select(file => Shown(CoffObject.Read(file), revealed)))
            : VersionScript(objects.Concat(members).Select(file => ElfObject.Exported(file))) ?? "{ global: *; };\n";
    }

    private static CoffSymbols Shown(CoffSymbols symbols, IReadOnlySet<string>? revealed) =>
        revealed is null ? symbols : symbols with { Excluded = symbols.Excluded.Except(revealed).ToHashSet(StringComparer.Ordinal) };

    /// <summary>
    /// Returns the text of a <c>.def</c> file for Windows: https://learn.microsoft.com/cpp/build/reference/exports
    /// </summary>
    public static string ModuleDefinition(IEnumerable<CoffSymbols> objects, bool exportAnnotatedOnly, IEnumerable<CoffSymbols>? archived = null)
    {
        var own = objects.ToList();
        var all = own.Concat(archived ?? []).ToList();
        var exported = all.SelectMany(symbols => symbols.Exported).ToHashSet(StringComparer.Ordinal);
        var excluded = all.SelectMany(symbols => symbols.Excluded).ToHashSet(StringComparer.Ordinal);
        var plain = exportAnnotatedOnly ? all.Skip(own.Count) : all;
        var offered = plain.SelectMany(symbols => symbols.Defined).Where(symbol => !excluded.Contains(symbol.Name) && !IsCompilers(symbol.Name));
        var lines = all.SelectMany(symbols => symbols.Defined).Where(symbol => exported.Contains(symbol.Name)).Concat(offered)
            .DistinctBy(symbol => symbol.Name)
            .OrderBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(symbol => $"    {Entry(symbol.Name)}{(symbol.IsData ? " DATA" : "")}\n");
        return EmptyModuleDefinition + string.Concat(lines);
    }

    // std_add@8, @fast_add@8, vector_add@@8: .NET searches for the undecorated name.
    private static string Entry(string name) => Decorated().Match(name) is { Success: true } match ? $"\"{match.Groups[1].Value}\" = \"{name}\"" : $"\"{name}\"";

    [GeneratedRegex(@"^@?(\w+)@@?\d+$")]
    private static partial Regex Decorated();

    // Names that the compiler generates, and the entry point, which only the loader calls.
    private static bool IsCompilers(string name) =>
        name.StartsWith('.') || name.StartsWith("__xmm@", StringComparison.Ordinal) || name.StartsWith("__real@", StringComparison.Ordinal)
        || name is "DllMain" or "DllMain@12" or "DllMainCRTStartup" or "_fltused" or "fltused";

    /// <summary>
    /// Returns the text of a version script for ELF (https://sourceware.org/binutils/docs/ld/VERSION.html), or null if an
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
