using Native.Core.IO;

namespace Native.Core.PackageForms;

/// <summary>Finds the file with the debug information of a packed library.</summary>
public static class SymbolFiles
{
    /// <summary>The extension that is added to the name of a library for Linux: <c>libfoo.so.dbg</c>.</summary>
    public const string Extension = ".dbg";

    /// <summary>Returns the paths that the file can have next to the library: <c>libfoo.so.dbg</c> on Linux, <c>foo.pdb</c> on Windows.</summary>
    public static IEnumerable<string> NextTo(string library) => [library + Extension, Path.ChangeExtension(library, ".pdb")];

    /// <summary>Returns <c>libfoo.so.dbg</c> or <c>foo.pdb</c>, which is next to the library or in the directory in which the library was built, or null.</summary>
    public static string? Of(string library, string builtIn, IFileReader files) =>
        NextTo(library).Concat(NextTo(Path.Combine(builtIn, Path.GetFileName(library)))).FirstOrDefault(path => files.Stamp(path) is not null);
}
