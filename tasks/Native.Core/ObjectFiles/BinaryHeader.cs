using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>The container of machine code.</summary>
public enum BinaryFormat
{
    /// <summary>Linux.</summary>
    Elf,

    /// <summary>Windows: a PE file or a COFF object.</summary>
    Pe,

    /// <summary>macOS.</summary>
    MachO,
}

/// <summary>What the first bytes of a binary, or of an archive's first object, say it is for.</summary>
/// <param name="Format">Its container.</param>
/// <param name="Architectures">In the words of RIDs (<c>x64</c>); several for a universal binary of macOS.</param>
public sealed record BinaryHeader(BinaryFormat Format, IReadOnlyList<string> Architectures)
{
    /// <summary>Whether code for <paramref name="target"/> is in it.</summary>
    public bool Matches(NativeTarget target) =>
        Architectures.Contains(target.Architecture.Name)
        && Format == (target.IsWindows ? BinaryFormat.Pe : target.IsMacOS ? BinaryFormat.MachO : BinaryFormat.Elf);

    /// <summary>Reads as much of a file as it takes; null for what is no binary that we know.</summary>
    public static BinaryHeader? Read(Stream file)
    {
        // Enough for a file's own header. An archive has tables in front of its first object, as long as they like.
        var start = new byte[Math.Min(4096, file.Length)];
        file.ReadExactly(start);
        if (!start.AsSpan().StartsWith("!<arch>\n"u8) || start.Length == file.Length)
            return Read(start);
        var whole = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(whole);
        return Read(whole);
    }

    /// <summary>Reads a file's start (4 KiB are enough, but for archives); null for what is no binary that we know.</summary>
    public static BinaryHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("!<arch>\n"u8))
            return FirstMember(file[8..]);
        if (file.Length < 20)
            return null;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(file);
        return magic switch
        {
            0x7F454C46 => new(BinaryFormat.Elf, [Elf(U16(file, 18))]),
            0xCFFAEDFE => new(BinaryFormat.MachO, [MachO(BinaryPrimitives.ReadUInt32LittleEndian(file[4..]))]),
            0xCAFEBABE => Universal(file),
            _ when magic >> 16 == 0x4D5A => PortableExecutable(file),
            // An object of /bigobj, and what an import library has a symbol for, start with 0 and 0xFFFF.
            _ => Pe(U16(file, magic == 0xFFFF ? 6 : 0)) is { } architecture ? new(BinaryFormat.Pe, [architecture]) : null,
        };
    }

    private static BinaryHeader? PortableExecutable(ReadOnlySpan<byte> file)
    {
        if (file.Length < 64)
            return null;
        var start = BinaryPrimitives.ReadInt32LittleEndian(file[60..]);
        return start > 0 && start + 6 <= file.Length && Pe(U16(file, start + 4)) is { } architecture
            ? new(BinaryFormat.Pe, [architecture])
            : null;
    }

    private static BinaryHeader? Universal(ReadOnlySpan<byte> file)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(file[4..]);
        // Java classes have the same magic number, and a version above this where the count is.
        if (count is < 1 or > 20 || file.Length < 8 + (count * 20))
            return null;
        var architectures = new List<string>();
        for (var i = 0; i < count; i++)
            architectures.Add(MachO(BinaryPrimitives.ReadUInt32BigEndian(file[(8 + (i * 20))..])));
        return new(BinaryFormat.MachO, architectures);
    }

    // Symbol tables and name tables come first, under names that no object has.
    private static BinaryHeader? FirstMember(ReadOnlySpan<byte> members)
    {
        while (members.Length >= 60)
        {
            var name = Encoding.ASCII.GetString(members[..16]).TrimEnd();
            if (!int.TryParse(Encoding.ASCII.GetString(members[48..58]).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                return null;
            var skip = 0;
            if (name.StartsWith("#1/", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out skip))
                name = Encoding.ASCII.GetString(members[60..At(members, skip)]).TrimEnd('\0');
            if (name is not ("/" or "//" or "/SYM64/") && !name.StartsWith("__.SYMDEF", StringComparison.Ordinal))
                return Read(members[At(members, skip)..]);
            members = members[At(members, (long)size + (size & 1))..];
        }

        return null;
    }

    private static int At(ReadOnlySpan<byte> members, long offset) => (int)Math.Min(members.Length, 60 + offset);

    private static ushort U16(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file[offset..]);

    private static string Elf(ushort machine) => Name(row => row.ElfMachine == machine) ?? "unknown";

    private static string? Pe(ushort machine) => machine == 0 ? null : Name(row => row.PeMachine == machine);

    private static string MachO(uint type) => Name(row => row.MachOType == type) ?? "unknown";

    private static string? Name(Func<TargetArchitecture, bool> isIt) => TargetArchitecture.All.FirstOrDefault(isIt)?.Name;
}
