using System.Buffers.Binary;
using System.Text;
using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Writes the import library of a program or DLL: an archive with a short record per function and the three objects that describe the DLL. All linkers for Windows
/// read it. Format: https://learn.microsoft.com/windows/win32/debug/pe-format#import-library-format
/// </summary>
public static class ImportLibraryWriter
{
    private const int SectionFlags = unchecked((int)0xC000_0040), External = 2, Static = 3, Section = 104;

    /// <summary>Returns the archive for functions that <paramref name="dll"/> exports.</summary>
    public static byte[] Write(NativeTarget target, string dll, IReadOnlyList<string> functions)
    {
        var writer = new Coff(target.Architecture.PeMachine);
        var library = Path.GetFileNameWithoutExtension(dll);
        var (descriptor, empty, thunk) = ($"__IMPORT_DESCRIPTOR_{library}", "__NULL_IMPORT_DESCRIPTOR", $"\u007F{library}_NULL_THUNK_DATA");
        List<(byte[] Content, string[] Symbols)> members =
        [
            (writer.Descriptor(dll, descriptor, empty, thunk), [descriptor]),
            (writer.Object([(".idata$3", new byte[20])], [(empty, 1, External)]), [empty]),
            (writer.NullThunk(thunk), [thunk]),
            .. functions.Select(name => (writer.Short(dll, name), new[] { $"__imp_{writer.Decorated(name)}", writer.Decorated(name) })),
        ];
        return Archive(dll, members);
    }

    private static byte[] Archive(string dll, List<(byte[] Content, string[] Symbols)> members)
    {
        var symbols = members.SelectMany((member, i) => member.Symbols.Select(symbol => (symbol, i))).ToList();
        var tableSize = 4 + (symbols.Count * 4) + symbols.Sum(entry => entry.symbol.Length + 1);
        var offsets = new List<int>();
        var at = 8 + 60 + Even(tableSize);
        foreach (var (content, _) in members)
        {
            offsets.Add(at);
            at += 60 + Even(content.Length);
        }

        var table = new byte[tableSize];
        BinaryPrimitives.WriteInt32BigEndian(table, symbols.Count);
        for (var i = 0; i < symbols.Count; i++)
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4 + (i * 4)), offsets[symbols[i].i]);
        Encoding.ASCII.GetBytes(string.Concat(symbols.Select(entry => entry.symbol + '\0'))).CopyTo(table, 4 + (symbols.Count * 4));
        var archive = new MemoryStream();
        archive.Write(ArArchive.Magic);
        Add(archive, "/", table);
        foreach (var (content, _) in members)
            Add(archive, $"{dll}/", content);
        return archive.ToArray();
    }

    // A member begins at an even offset. The time, the owner and the mode are always zero.
    private static void Add(MemoryStream archive, string name, byte[] content)
    {
        archive.Write(Encoding.ASCII.GetBytes($"{name,-16}{0,-12}{0,-6}{0,-6}{0,-8}{content.Length,-10}`\n"));
        archive.Write(content);
        if (content.Length % 2 != 0)
            archive.WriteByte((byte)'\n');
    }

    private static int Even(int size) => (size + 1) & ~1;

    // Creates objects for one processor.
    private sealed class Coff(ushort machine)
    {
        private bool Is64 => machine is 0x8664 or 0xAA64;

        // The relocation with an address relative to the start of the DLL.
        private short Relative => machine switch { 0x8664 => 3, 0x014C => 7, _ => 2 };

        // On x86, C functions have an underscore.
        public string Decorated(string name) => machine == 0x014C ? $"_{name}" : name;

        public byte[] Short(string dll, string name)
        {
            var names = Encoding.ASCII.GetBytes($"{Decorated(name)}\0{dll}\0");
            var record = new byte[20 + names.Length];
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), 0xFFFF);
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(6), machine);
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(12), names.Length);
            // A function that is imported by its name: on x86, by its name without the prefix.
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(18), (ushort)((machine == 0x014C ? 2 : 1) << 2));
            names.CopyTo(record, 20);
            return record;
        }

        // The entry of the DLL in the import directory refers to its name and to the two tables of the functions.
        public byte[] Descriptor(string dll, string descriptor, string empty, string thunk) => Object(
            [(".idata$2", new byte[20]), (".idata$6", Encoding.ASCII.GetBytes(dll + '\0'))],
            [(descriptor, 1, External), (".idata$2", 1, Section), (".idata$6", 2, Static), (".idata$4", 0, Section), (".idata$5", 0, Section), (empty, 0, External), (thunk, 0, External)],
            [(12, 2), (0, 3), (16, 4)]);

        public byte[] NullThunk(string thunk) =>
            Object([(".idata$5", new byte[Is64 ? 8 : 4]), (".idata$4", new byte[Is64 ? 8 : 4])], [(thunk, 1, External)]);

        // The relocations belong to the first section: an offset and the number of a symbol.
        public byte[] Object((string Name, byte[] Content)[] sections, (string Name, short Section, int Class)[] symbols, (int At, int Symbol)[]? relocations = null)
        {
            relocations ??= [];
            var content = 20 + (40 * sections.Length);
            var relocationsAt = content + sections.Sum(section => section.Content.Length);
            var symbolsAt = relocationsAt + (10 * relocations.Length);
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            writer.Write(machine);
            writer.Write((short)sections.Length);
            writer.Write(0);
            writer.Write(symbolsAt);
            writer.Write(symbols.Length);
            writer.Write((short)0);
            writer.Write((short)(Is64 ? 0 : 0x100));
            for (var (i, at) = (0, content); i < sections.Length; at += sections[i++].Content.Length)
                WriteSection(writer, sections[i].Name, sections[i].Content.Length, at, i == 0 && relocations.Length > 0 ? relocationsAt : 0, i == 0 ? relocations.Length : 0);
            foreach (var section in sections)
                writer.Write(section.Content);
            foreach (var (at, symbol) in relocations)
            {
                writer.Write(at);
                writer.Write(symbol);
                writer.Write(Relative);
            }

            WriteSymbols(writer, symbols);
            return stream.ToArray();
        }

        private void WriteSection(BinaryWriter writer, string name, int size, int at, int relocationsAt, int relocations)
        {
            writer.Write(Encoding.ASCII.GetBytes(name.PadRight(8, '\0')));
            writer.Write(0L);
            writer.Write(size);
            writer.Write(at);
            writer.Write(relocationsAt);
            writer.Write(0);
            writer.Write((short)relocations);
            writer.Write((short)0);
            // Initialized data that is read and written, aligned to 2, 4 or 8 bytes.
            writer.Write(SectionFlags | ((name is ".idata$6" ? 2 : Is64 && name is ".idata$4" or ".idata$5" ? 4 : 3) << 20));
        }

        // A name of more than 8 characters is in the table of strings.
        private static void WriteSymbols(BinaryWriter writer, (string Name, short Section, int Class)[] symbols)
        {
            var strings = new StringBuilder();
            foreach (var (name, section, kind) in symbols)
            {
                if (name.Length <= 8)
                    writer.Write(Encoding.ASCII.GetBytes(name.PadRight(8, '\0')));
                else
                {
                    writer.Write(0);
                    writer.Write(4 + strings.Length);
                    strings.Append(name).Append('\0');
                }

                writer.Write(0);
                writer.Write(section);
                writer.Write((short)0);
                writer.Write((byte)kind);
                writer.Write((byte)0);
            }

            writer.Write(4 + strings.Length);
            writer.Write(Encoding.ASCII.GetBytes(strings.ToString()));
        }
    }
}
