using System.Buffers.Binary;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>Represents an external symbol that an object defines.</summary>
/// <param name="Name">The name as in C, without the leading underscore of 32-bit x86.</param>
/// <param name="IsData">True if it is not in a code section.</param>
/// <param name="IsWeak">True if another definition replaces it.</param>
public readonly record struct CoffSymbol(string Name, bool IsData, bool IsWeak = false);

/// <summary>Represents the symbols that an object can export from a DLL.</summary>
/// <param name="Defined">The external symbols that it defines.</param>
/// <param name="Exported">The names with <c>dllexport</c>.</param>
/// <param name="Excluded">The names with hidden visibility.</param>
public sealed record CoffSymbols(
    IReadOnlyList<CoffSymbol> Defined, IReadOnlySet<string> Exported, IReadOnlySet<string> Excluded)
{
    /// <summary>The names of <c>static</c> functions.</summary>
    public IReadOnlyList<string> Local { get; init; } = [];
}

/// <summary>
/// Reads the symbol table of a Windows object. Format: https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
public static class CoffObject
{
    private const int External = 2;
    private const int Static = 3;
    private const int WeakExternal = 105;
    private const uint Executable = 0x2000_0000;
    private const uint Comdat = 0x1000;
    private const byte NoDuplicates = 1;
    private const ushort MachineX86 = 0x014c;

    /// <summary>Reads symbols and linker directives. Reports NSDK2020 for an invalid object.</summary>
    public static CoffSymbols Read(byte[] file)
    {
        try
        {
            return new Reader(new FileBytes(new MemoryStream(file), isStrict: true)).Read();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new NativeException(Diagnostic.Error("NSDK2020",
                "An object for Windows could not be read: its tables point outside the file. Expected a COFF object from the "
                + "compiler; clean the build (dotnet clean) and build again."));
        }
    }

    private sealed class Reader
    {
        private readonly FileBytes _file;
        private readonly CoffReader _coff;
        private readonly CoffSection[] _sections;
        private readonly byte[] _symbols;
        private readonly HashSet<int> _unique = [];

        public Reader(FileBytes file)
        {
            _file = file;
            _coff = new CoffReader(file);
            _sections = [.. _coff.Sections];
            _symbols = file.Bytes(_coff.SymbolTable, _coff.SymbolCount * _coff.SymbolSize);
        }

        public CoffSymbols Read()
        {
            var (exported, excluded) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            foreach (var section in _sections.Where(section => section.Name == ".drectve"))
                ReadDirectives(Encoding.UTF8.GetString(_file.Bytes(section.Content, section.ContentSize)), exported, excluded);
            var (defined, local) = (new List<CoffSymbol>(), new List<string>());
            for (var i = 0; i < _coff.SymbolCount; i += 1 + Auxiliary(i))
            {
                // The first symbol of a section has a record that describes the section.
                if (StorageClass(i) == Static && Section(i) > 0 && Auxiliary(i) > 0 && Record(i + 1)[14] == NoDuplicates)
                    _unique.Add(Section(i));
                if (IsExternal(i, out var isData))
                    defined.Add(new(Plain(Name(i)), isData, StorageClass(i) == WeakExternal));
                else if (StorageClass(i) == Static && Section(i) > 0)
                    local.Add(Plain(Name(i)));
            }

            return new(defined, exported, excluded) { Local = local };
        }

        private bool IsExternal(int symbol, out bool isData)
        {
            var (section, storage) = (Section(symbol), StorageClass(symbol));
            isData = true;
            // The auxiliary record of a weak definition refers to the symbol with its code.
            if (storage == WeakExternal && section == 0 && Auxiliary(symbol) > 0)
            {
                var fallback = I32(Record(symbol + 1));
                section = fallback < _coff.SymbolCount ? Section(fallback) : 0;
                storage = External;
                if (section <= 0)
                    return false;
            }

            if (storage != External)
                return false;
            // A symbol with a size but without a section is an uninitialized global variable in common storage.
            if (section == 0)
                return I32(Record(symbol)[8..]) > 0;
            if (section < 0)
                return false;
            var flags = section <= _sections.Length ? _sections[section - 1].Flags : throw new ArgumentOutOfRangeException(nameof(symbol));
            isData = (flags & Executable) == 0;
            // COMDAT sections contain inline functions of C++ headers, which other libraries do not import. Those that cannot have duplicates contain ordinary
            // functions: -ffunction-sections.
            return (flags & Comdat) == 0 || _unique.Contains(section);
        }

        private ReadOnlySpan<byte> Record(int symbol) => _symbols.AsSpan(symbol * _coff.SymbolSize, _coff.SymbolSize);

        private int Section(int symbol) => _coff.IsBig
            ? I32(Record(symbol)[12..])
            : BinaryPrimitives.ReadInt16LittleEndian(Record(symbol)[12..]);

        private int StorageClass(int symbol) => Record(symbol)[^2];

        private int Auxiliary(int symbol) => Record(symbol)[^1];

        private string Name(int symbol)
        {
            var bytes = Record(symbol)[..8];
            if (I32(bytes) == 0)
                return _file.TextAt(_coff.NamesTable + I32(bytes[4..]));
            var end = bytes.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        }

        private string Plain(string name) =>
            _coff.Machine == MachineX86 && name.StartsWith('_') ? name[1..] : name;

        // -export:name -export:name,data /EXPORT:"name" -exclude-symbols:a,b
        private void ReadDirectives(string text, HashSet<string> exported, HashSet<string> excluded)
        {
            foreach (var word in text.Split([' ', '\0'], StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = word.IndexOf(':');
                if (colon < 0)
                    continue;
                var values = word[(colon + 1)..].Replace("\"", "", StringComparison.Ordinal).Split(',');
                switch (word[1..colon].ToUpperInvariant())
                {
                    case "EXPORT":
                        // Names in directives are as in C, even on 32-bit x86.
                        exported.Add(values[0].Split('=')[0]);
                        break;
                    case "EXCLUDE-SYMBOLS":
                        excluded.UnionWith(values);
                        break;
                }
            }
        }

        private static int I32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }
}
