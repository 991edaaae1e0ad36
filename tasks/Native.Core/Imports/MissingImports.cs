using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Core.Imports;

/// <summary>
/// Functions and variables of generated bindings that the library of a RID turned out not to export. A link records them next to the bindings, in
/// <c>missing-linux-x64.txt</c>; the generator reads that as one of its inputs, and says in C# where the others are.
/// </summary>
public static class MissingImports
{
    private const string Prefix = "missing-";

    /// <summary>The name of the file of a RID; of all with <c>*</c>.</summary>
    public static string FileName(string rid) => $"{Prefix}{rid}.txt";

    /// <summary>The RID of a file.</summary>
    public static string Rid(string file) => Path.GetFileNameWithoutExtension(file)[Prefix.Length..];

    /// <summary>What of the declared a library does not have, by header.</summary>
    public static IReadOnlyList<(string Header, BoundImport Import)> Find(
        IEnumerable<(string Header, BoundImport Import)> declared, string rid, Func<string, bool> isExported) =>
        [.. declared.Where(each => each.Import.Rids.Contains(rid) && !isExported(each.Import.Symbol))];

    /// <summary>One warning for each header.</summary>
    public static IEnumerable<Diagnostic> Warnings(IEnumerable<(string Header, BoundImport Import)> missing, string fileName, string rid) =>
        missing.GroupBy(each => each.Header, each => each.Import.Name).Select(header => Diagnostic.Warning("NSDK2024",
            $"{fileName} for {rid} does not export {header.Count()} of the functions and variables that {header.Key} declares. Expected the C sources, or a library with WholeArchive, to define them; "
            + $"or exclude them from the bindings with Block=\"{string.Join(';', header.Distinct())}\" on the NativeBindings item.", header.Key));
}
