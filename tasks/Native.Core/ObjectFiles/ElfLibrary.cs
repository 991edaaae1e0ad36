namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the dynamic section and dynamic symbols of an ELF shared library. Format:
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
/// </summary>
/// <param name="Soname">The name in binaries that depend on it, or null.</param>
/// <param name="Needed">The names of libraries that it depends on.</param>
/// <param name="Exported">The names of exported symbols.</param>
public sealed record ElfLibrary(string? Soname, IReadOnlyList<string> Needed, IReadOnlyList<string> Exported)
{
    private const long NeededTag = 1;
    private const long SonameTag = 14;

    /// <summary>Reads a library. Returns null for another or damaged file.</summary>
    public static ElfLibrary? Read(Stream file)
    {
        var bytes = new FileBytes(file, isStrict: true);
        if (!bytes.StartsWith(ElfReader.Magic))
            return null;
        try
        {
            var elf = new ElfReader(bytes);
            var names = elf.DynamicNames(NeededTag, SonameTag).ToLookup(entry => entry.Tag, entry => entry.Name);
            // Global, weak or unique; default or protected; in a section.
            var exported = elf.Symbols(ElfSection.DynamicSymbols)
                .Where(symbol => symbol is { Binding: 1 or 2 or 10, Visibility: 0 or 3, IsDefined: true }).Select(symbol => symbol.Name);
            return new(names[SonameTag].LastOrDefault(), [.. names[NeededTag]], [.. exported]);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
