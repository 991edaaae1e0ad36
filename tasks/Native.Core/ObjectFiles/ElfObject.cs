using System.Buffers.Binary;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>A symbol of an ELF object.</summary>
/// <param name="Name">As in C.</param>
/// <param name="Binding">0 local, 1 global, 2 weak.</param>
/// <param name="Visibility">0 default, 1 internal, 2 hidden, 3 protected.</param>
/// <param name="IsDefined">Whether the object has it, rather than using it.</param>
/// <param name="VisibilityAt">Where in the file the byte lies that has the visibility.</param>
internal sealed record ElfSymbol(string Name, int Binding, int Visibility, bool IsDefined, int VisibilityAt)
{
    /// <summary>Whether others may use it.</summary>
    public bool IsOffered => IsDefined && Binding is 1 or 2 && Visibility is 0 or 3;
}

/// <summary>
/// Reads which symbols an ELF object offers to others. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
/// </summary>
public static class ElfObject
{
    private const int SymbolTable = 2;

    /// <summary>
    /// Names of global and weak definitions of default or protected visibility; null for a file that is no ELF object
    /// (with link-time optimisation it is the compiler's own form). NSDK2020 for a damaged one.
    /// </summary>
    public static IReadOnlyList<string>? Offered(ReadOnlySpan<byte> file) =>
        Symbols(file) is { } symbols ? [.. symbols.Where(symbol => symbol.IsOffered).Select(symbol => symbol.Name)] : null;

    /// <summary>All symbols; null for a file that is no ELF object. NSDK2020 for a damaged one.</summary>
    internal static IReadOnlyList<ElfSymbol>? Symbols(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("\u007FELF"u8))
            return null;
        try
        {
            return new Reader(file).Read();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new NativeException(Diagnostic.Error("NSDK2020",
                "An object could not be read: its tables point outside the file. Expected an ELF object of the compiler; "
                + "clean the build (dotnet clean) and build again."));
        }
    }

    private readonly ref struct Reader(ReadOnlySpan<byte> file)
    {
        private readonly ReadOnlySpan<byte> _file = file;
        private readonly bool _is64 = file[4] == 2;

        public List<ElfSymbol> Read()
        {
            var symbols = new List<ElfSymbol>();
            var count = U16(_is64 ? 60 : 48);
            _ = _file[..Header(count)];
            for (var i = 0; i < count; i++)
            {
                if (U32(Header(i) + 4) == SymbolTable)
                    ReadSymbols(Header(i), symbols);
            }

            return symbols;
        }

        private void ReadSymbols(int section, List<ElfSymbol> symbols)
        {
            var (start, size) = (Word(section, 24, 16), Word(section, 32, 20));
            var strings = Word(Header((int)U32(section + (_is64 ? 40 : 24))), 24, 16);
            var entry = _is64 ? 24 : 16;
            for (var symbol = start; symbol < start + size; symbol += entry)
            {
                var at = symbol + (_is64 ? 4 : 12);
                var info = _file.Slice(at, 4);
                symbols.Add(new(Text(strings + (int)U32(symbol)), info[0] >> 4, info[1] & 3, BinaryPrimitives.ReadUInt16LittleEndian(info[2..]) != 0, at + 1));
            }
        }

        private int Header(int section) => (_is64 ? (int)U64(40) : (int)U32(32)) + (section * (_is64 ? 64 : 40));

        // A field of a section header that is as wide as the machine.
        private int Word(int header, int offset64, int offset32) =>
            _is64 ? (int)U64(header + offset64) : (int)U32(header + offset32);

        private string Text(int offset)
        {
            var bytes = _file[offset..];
            return Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]);
        }

        private ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_file.Slice(offset, 2));

        private uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_file.Slice(offset, 4));

        private ulong U64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_file.Slice(offset, 8));
    }
}
