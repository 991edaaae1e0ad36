using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>What the first bytes of a binary, or of an archive's first object, say it is for.</summary>
/// <param name="Format">Its container.</param>
/// <param name="Architectures">In the words of RIDs (<c>x64</c>); several for a universal binary of macOS.</param>
public sealed record BinaryHeader(BinaryFormat Format, IReadOnlyList<string> Architectures)
{
    /// <summary>Whether code for <paramref name="target"/> is in it.</summary>
    public bool Matches(NativeTarget target) =>
        Architectures.Contains(target.Architecture.Name) && Format == target.Format;

    /// <summary><c>ELF x64</c>, for messages.</summary>
    public string Description => $"{Describe(Format)} {string.Join(", ", Architectures)}";

    /// <summary>The name of a format in messages.</summary>
    public static string Describe(BinaryFormat format) => format switch
    {
        BinaryFormat.Elf => "ELF",
        BinaryFormat.Pe => "PE",
        _ => "Mach-O",
    };

    /// <summary>Reads as much of a file as it takes; null for what is no binary that we know.</summary>
    public static BinaryHeader? Read(Stream file) => Read(new FileBytes(file));

    /// <summary>Reads a file's start, or the start of an archive's first object; null for what is no binary that we know.</summary>
    internal static BinaryHeader? Read(FileBytes file)
    {
        if (file.StartsWith(ArArchive.Magic))
            return FirstMember(file);
        if (file.Length < 20)
            return null;
        return file.StartsWith(ElfReader.Magic) ? new(BinaryFormat.Elf, [Elf(file.U16(18))])
            : file.StartsWith(MachOReader.Magic) ? new(BinaryFormat.MachO, [MachO(file.U32(4))])
            : file.StartsWith(MachOReader.UniversalMagic) ? Universal(file)
            : file.StartsWith("MZ"u8) ? PortableExecutable(file)
            // An object of /bigobj, and what an import library has a symbol for, start with 0 and 0xFFFF.
            : Pe(file.U16(file.BigU32(0) == 0xFFFF ? 6 : 0)) is { } architecture ? new(BinaryFormat.Pe, [architecture]) : null;
    }

    private static BinaryHeader? PortableExecutable(FileBytes file) =>
        file.U32(60) is var start and > 0 && Pe(file.U16(start + 4L)) is { } architecture ? new(BinaryFormat.Pe, [architecture]) : null;

    private static BinaryHeader? Universal(FileBytes file)
    {
        // Java classes have the same magic number, and a version above this where the count is.
        if (file.BigU32(4) is < 1 or > 20 || file.Length < MachOReader.PartsEnd(file))
            return null;
        return new(BinaryFormat.MachO, [.. MachOReader.Parts(file).Select(part => MachO(part.Machine))]);
    }

    // The start of an object has its header. The tables in front of the first one are as long as they like.
    private static BinaryHeader? FirstMember(FileBytes file) =>
        ArArchive.Walk(file).FirstOrDefault(member => !member.IsTable) is { IsReadable: true } first ? Read(file.Part(first.Start, 4096)) : null;

    private static string Elf(ushort machine) => Name(row => row.ElfMachine == machine) ?? "unknown";

    private static string? Pe(ushort machine) => machine == 0 ? null : Name(row => row.PeMachine == machine);

    private static string MachO(uint type) => Name(row => row.MachOType == type) ?? "unknown";

    private static string? Name(Func<TargetArchitecture, bool> isIt) => TargetArchitecture.All.FirstOrDefault(isIt)?.Name;
}
