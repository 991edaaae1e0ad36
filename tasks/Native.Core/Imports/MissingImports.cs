using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Core.Imports;

/// <summary>
/// Finds functions and variables of generated bindings that the library for a RID does not export. The link records them next to the bindings, in
/// <c>missing-linux-x64.txt</c>, which is an input of the generator. The generated C# lists the RIDs that export them.
/// </summary>
public static class MissingImports
{
    private const string Prefix = "missing-";

    /// <summary>Returns the name of the file for a RID; <c>*</c> matches all RIDs.</summary>
    public static string FileName(string rid) => $"{Prefix}{rid}.txt";

    /// <summary>Returns the RID of a file.</summary>
    public static string Rid(string file) => Path.GetFileNameWithoutExtension(file)[Prefix.Length..];

    /// <summary>Returns declared imports that a library does not export, by header.</summary>
    public static IReadOnlyList<(string Header, BoundImport Import)> Find(
        IEnumerable<(string Header, BoundImport Import)> declared, string rid, Func<string, bool> isExported) =>
        [.. declared.Where(each => each.Import.Rids.Contains(rid) && !isExported(each.Import.Symbol))];

    /// <summary>Returns one warning per header.</summary>
    public static IEnumerable<Diagnostic> Warnings(IEnumerable<(string Header, BoundImport Import)> missing, string fileName, string rid) =>
        missing.GroupBy(each => each.Header, each => each.Import.Name).Select(header => Diagnostic.Warning("NSDK2024",
            $"{fileName} for {rid} does not export {header.Count()} of the functions and variables that {header.Key} declares. Expected the C sources, or a library with WholeArchive, to define them; "
            + $"or exclude them from the bindings with Block=\"{string.Join(';', header.Distinct())}\" on the NativeBindings item.", header.Key));
}
