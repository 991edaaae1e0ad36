using Native.Core.Bindings;

namespace Native.Core.Imports;

/// <summary>Reads and writes <c>declared.txt</c>, next to the bindings: the functions and variables that generated C# imports from the project's library.</summary>
public static class DeclaredImports
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "declared.txt";

    /// <summary>Returns the text of the file, with one import per line.</summary>
    public static string Write(IEnumerable<(string Header, BoundImport Import)> imports) => string.Concat(imports.Select(each =>
        $"{each.Import.Name}|{each.Import.Symbol}|{each.Import.Type}|{each.Import.Method}|{string.Join(',', each.Import.Rids)}|{each.Header}\n"));

    /// <summary>Parses the imports and their headers.</summary>
    public static IReadOnlyList<(string Header, BoundImport Import)> Parse(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 6)).Where(parts => parts.Length == 6)
            .Select(parts => (parts[5], new BoundImport(parts[0], parts[1], parts[2], parts[3], parts[4].Split(',')))),
    ];

    /// <summary>Returns the symbols that are declared for a RID.</summary>
    public static IReadOnlySet<string> Symbols(string text, string rid) =>
        Parse(text).Where(each => each.Import.Rids.Contains(rid)).Select(each => each.Import.Symbol).ToHashSet(StringComparer.Ordinal);
}
