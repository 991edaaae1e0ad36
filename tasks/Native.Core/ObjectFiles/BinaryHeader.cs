using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>The file format of machine code.</summary>
public enum BinaryFormat
{
    /// <summary>Linux.</summary>
    Elf,

    /// <summary>Windows: a PE file or a COFF object.</summary>
    Pe,

    /// <summary>macOS.</summary>
    MachO,
}

/// <summary>Represents the format and architectures in the header of a binary, or of the first object in an archive.</summary>
/// <param name="Format">The file format.</param>
/// <param name="Architectures">The architectures as in RIDs (<c>x64</c>); several for a universal binary.</param>
public sealed record BinaryHeader(BinaryFormat Format, IReadOnlyList<string> Architectures)
{
    /// <summary>Returns true if it contains code for <paramref name="target"/>.</summary>
    public bool Matches(NativeTarget target) =>
        Architectures.Contains(target.Architecture.Name)
        && Format == (target.IsWindows ? BinaryFormat.Pe : target.IsMacOS ? BinaryFormat.MachO : BinaryFormat.Elf);

    /// <summary>Reads only the required parts of a file. Returns null for an unknown format.</summary>
    public static BinaryHeader? Read(Stream file) => Read(new FileBytes(file));

    /// <summary>Reads the header of a file or of the first object in an archive. Returns null for an unknown format.</summary>
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
            // /bigobj objects and members of import libraries start with 0 and 0xFFFF.
            : Pe(file.U16(file.BigU32(0) == 0xFFFF ? 6 : 0)) is { } architecture ? new(BinaryFormat.Pe, [architecture]) : null;
    }

    private static BinaryHeader? PortableExecutable(FileBytes file) =>
        file.U32(60) is var start and > 0 && Pe(file.U16(start + 4L)) is { } architecture ? new(BinaryFormat.Pe, [architecture]) : null;

    private static BinaryHeader? Universal(FileBytes file)
    {
        // Java classes have the same magic number, followed by a version that is larger than this count.
        if (file.BigU32(4) is < 1 or > 20 || file.Length < MachOReader.PartsEnd(file))
            return null;
        return new(BinaryFormat.MachO, [.. MachOReader.Parts(file).Select(part => MachO(part.Machine))]);
    }

    // The header is at the start of an object. The tables before the first object have any length.
    private static BinaryHeader? FirstMember(FileBytes file) =>
        ArArchive.Walk(file).FirstOrDefault(member => !member.IsTable) is { IsReadable: true } first ? Read(file.Part(first.Start, 4096)) : null;

    private static string Elf(ushort machine) => Name(row => row.ElfMachine == machine) ?? "unknown";

    private static string? Pe(ushort machine) => machine == 0 ? null : Name(row => row.PeMachine == machine);

    private static string MachO(uint type) => Name(row => row.MachOType == type) ?? "unknown";

    private static string? Name(Func<TargetArchitecture, bool> isIt) => TargetArchitecture.All.FirstOrDefault(isIt)?.Name;
}
