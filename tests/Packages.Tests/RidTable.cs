namespace Packages.Tests;

/// <summary>Reads and writes the table of docs/references.md, which contains the library that an app gets for each way to set its RID.</summary>
internal static class RidTable
{
    private const string Begin = "<!-- begin: written by RidTableTests -->\n";
    private const string End = "<!-- end -->\n";

    private static readonly string s_page = Path.Combine(Repository.Root, "docs", "references.md");

    /// <summary>Reads the current text of the table.</summary>
    public static string Read()
    {
        var page = File.ReadAllText(s_page);
        return page[(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..page.IndexOf(End, StringComparison.Ordinal)];
    }

    /// <summary>Replaces the table.</summary>
    public static void Write(string table)
    {
        var page = File.ReadAllText(s_page);
        File.WriteAllText(s_page, page.Replace($"{Begin}{Read()}{End}", $"{Begin}{table}{End}", StringComparison.Ordinal));
    }
}
