using Native.Core.IO;

namespace Native.Core.PackageForms;

/// <summary>Finds the file with the debug information of a packed library.</summary>
internal static class SymbolFiles
{
    /// <summary>Returns <c>libfoo.so.dbg</c> or <c>foo.pdb</c>, which is next to the library or in the directory in which the library was built, or null.</summary>
    public static string? Of(string library, string builtIn, IFileReader files) =>
        new[] { Path.GetFileName(library) + ".dbg", Path.GetFileNameWithoutExtension(library) + ".pdb" }
            .SelectMany(name => new[] { Path.Combine(Path.GetDirectoryName(library) ?? "", name), Path.Combine(builtIn, name) })
            .FirstOrDefault(path => files.Stamp(path) is not null);
}
