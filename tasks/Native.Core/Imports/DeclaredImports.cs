using Native.Core.Bindings;

namespace Native.Core.Imports;

/// <summary>What the project's headers declare and its generated C# imports from its library: <c>declared.txt</c>, next to the bindings.</summary>
public static class DeclaredImports
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "declared.txt";

    /// <summary>The text of the file: a line an import.</summary>
    public static string Write(IEnumerable<(string Header, BoundImport Import)> imports) => string.Concat(imports.Select(each =>
        $"{each.Import.Name}|{each.Import.Symbol}|{each.Import.Type}|{each.Import.Method}|{string.Join(',', each.Import.Rids)}|{each.Header}\n"));

    /// <summary>The imports of a text, with their headers.</summary>
    public static IReadOnlyList<(string Header, BoundImport Import)> Parse(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 6)).Where(parts => parts.Length == 6)
            .Select(parts => (parts[5], new BoundImport(parts[0], parts[1], parts[2], parts[3], parts[4].Split(',')))),
    ];

    /// <summary>The names in the library of what is declared for one RID.</summary>
    public static IReadOnlySet<string> Symbols(string text, string rid) =>
        Parse(text).Where(each => each.Import.Rids.Contains(rid)).Select(each => each.Import.Symbol).ToHashSet(StringComparer.Ordinal);
}
