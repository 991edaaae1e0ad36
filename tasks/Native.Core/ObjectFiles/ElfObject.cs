using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>Reads the symbols of an ELF object.</summary>
public static class ElfObject
{
    /// <summary>
    /// Returns the names of global and weak definitions with default or protected visibility, or null for a file that is not an ELF object
    /// (link-time optimization uses another format). Reports NSDK2020 for a damaged object.
    /// </summary>
    public static IReadOnlyList<string>? Exported(byte[] file) =>
        Symbols(file) is { } symbols ? [.. symbols.Where(symbol => symbol.IsExported).Select(symbol => symbol.Name)] : null;

    /// <summary>Returns all symbols, or null for a file that is not an ELF object. Reports NSDK2020 for a damaged object.</summary>
    internal static IReadOnlyList<ElfSymbol>? Symbols(byte[] file)
    {
        if (!file.AsSpan().StartsWith(ElfReader.Magic))
            return null;
        try
        {
            return [.. new ElfReader(new(new MemoryStream(file), isStrict: true)).Symbols(ElfSection.SymbolTable)];
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new NativeException(Diagnostic.Error("NSDK2020",
                "An object could not be read: its tables point outside the file. Expected an ELF object from the compiler; "
                + "clean the build (dotnet clean) and build again."));
        }
    }
}
