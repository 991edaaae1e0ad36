using System.Buffers.Binary;
using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>Represents a symbol of a Mach-O object.</summary>
/// <param name="Name">The name as in C, without the leading underscore.</param>
/// <param name="IsExternal">True if other objects can use it.</param>
/// <param name="IsPrivate">True if it is hidden from other libraries.</param>
/// <param name="IsDefined">True if the object defines it.</param>
/// <param name="TypeAt">The offset of the type byte.</param>
/// <param name="LinkName">The name as in the file, with the leading underscore.</param>
/// <param name="IsWeak">True if another definition can replace it, as for an inline function of C++.</param>
/// <param name="Library">In a library, the number of the library that defines an undefined symbol.</param>
internal sealed record MachOSymbol(string Name, bool IsExternal, bool IsPrivate, bool IsDefined, int TypeAt, string LinkName, bool IsWeak = false, byte Library = 0);

/// <summary>
/// Reads the symbols of a Mach-O object. Format: mach-o/nlist.h of
/// https://github.com/apple-oss-distributions/xnu/tree/main/EXTERNAL_HEADERS/mach-o
/// </summary>
internal static class MachOObject
{
    /// <summary>The bit in the byte at <see cref="MachOSymbol.TypeAt"/> that hides a symbol from other libraries.</summary>
    public const byte PrivateExternal = 0x10;

    // N_WEAK_DEF, in the byte of n_desc that has it.
    private const byte WeakDefinition = 0x80;

    // The ordinal of a symbol that the loader searches in all libraries. zig 0.14 writes 0 in the table of symbols.
    private const byte DynamicLookup = 0xFE;

    /// <summary>
    /// Returns the symbols that a linked file uses but that come from none of its libraries, with the leading underscore, because the link allowed undefined symbols.
    /// </summary>
    public static IReadOnlyList<string> Unresolved(byte[] file) =>
        [.. (Symbols(file) ?? []).Where(symbol => symbol is { IsExternal: true, IsDefined: false, Library: 0 or DynamicLookup })
            .Select(symbol => symbol.LinkName)];

    /// <summary>Returns all symbols except debug information, or null for another file. Reports NSDK2020 for a damaged object.</summary>
    public static IReadOnlyList<MachOSymbol>? Symbols(byte[] file)
    {
        if (!file.AsSpan().StartsWith(MachOReader.Magic))
            return null;
        try
        {
            var bytes = new FileBytes(new MemoryStream(file), isStrict: true);
            return [.. MachOReader.Commands(bytes).Where(command => command.Type == MachOReader.SymbolTable).SelectMany(command => Read(file, (int)command.At))];
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new NativeException(Diagnostic.Error("NSDK2020",
                "An object could not be read: its tables point outside the file. Expected a Mach-O object from the compiler; "
                + "clean the build (dotnet clean) and build again."));
        }
    }

    private static IEnumerable<MachOSymbol> Read(byte[] file, int command)
    {
        var (table, count, strings) = (Int(file, command + 8), Int(file, command + 12), Int(file, command + 16));
        for (var symbol = table; symbol < table + (count * 16); symbol += 16)
        {
            var type = file[symbol + 4];
            // Debug information.
            if ((type & 0xE0) != 0)
                continue;
            var name = FileBytes.Text(file.AsSpan(strings + Int(file, symbol)));
            yield return new(name.StartsWith('_') ? name[1..] : name, (type & 1) != 0, (type & PrivateExternal) != 0, (type & 0x0E) != 0, symbol + 4,
                name, (file[symbol + 6] & WeakDefinition) != 0, file[symbol + 7]);
        }
    }

    private static int Int(byte[] file, int offset) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(offset));
}
