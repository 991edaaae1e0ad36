using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>Reads which symbols an ELF object offers to others.</summary>
public static class ElfObject
{
    /// <summary>
    /// Names of global and weak definitions of default or protected visibility; null for a file that is no ELF object
    /// (with link-time optimisation it is the compiler's own form). NSDK2020 for a damaged one.
    /// </summary>
    public static IReadOnlyList<string>? Exported(byte[] file) =>
        Symbols(file) is { } symbols ? [.. symbols.Where(symbol => symbol.IsExported).Select(symbol => symbol.Name)] : null;

    /// <summary>All symbols; null for a file that is no ELF object. NSDK2020 for a damaged one.</summary>
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
