using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Computes the length of a binary from its tables, to detect truncated files. Formats: the ELF, PE and Mach-O files of
/// <see cref="BinaryHeader"/>, archives of them, and LLVM bitcode, which link-time optimization uses for objects.
/// </summary>
public static class BinaryLength
{
    /// <summary>Returns the end of the last part in the tables of <paramref name="file"/>, or null for an unknown format.</summary>
    public static long? Read(Stream file)
    {
        var reader = new FileBytes(file);
        return reader.StartsWith(ElfReader.Magic) ? Elf(reader)
            : reader.StartsWith(ArArchive.Magic) ? Archive(reader)
            : reader.StartsWith("MZ"u8) ? Coff(reader, reader.U32(60) + 4)
            : reader.StartsWith(MachOReader.Magic) ? MachO(reader)
            : reader.StartsWith(MachOReader.UniversalMagic) ? Universal(reader)
            : reader.StartsWith([(byte)'B', (byte)'C', 0xC0, 0xDE]) ? Bitcode(reader)
            : BinaryHeader.Read(reader) is { Format: BinaryFormat.Pe } ? Coff(reader, 0)
            : null;
    }

    private static long Elf(FileBytes file)
    {
        var elf = new ElfReader(file);
        var end = elf.TablesEnd;
        if (end > file.Length)
            return end;
        foreach (var segment in elf.SegmentEnds)
            end = Math.Max(end, segment);
        foreach (var section in elf.Sections)
            end = Math.Max(end, section.End);
        return end;
    }

    // The COFF header of an object, or after the headers of a program.
    private static long Coff(FileBytes file, long header)
    {
        var coff = new CoffReader(file, header);
        var end = Math.Max(64, coff.SectionsEnd);
        if (end > file.Length)
            return end;
        end = coff.Sections.Select(section => section.End).Aggregate(end, Math.Max);
        return coff.NamesTable == 0 ? end : Math.Max(end, coff.NamesTable + Math.Max(4, file.U32(coff.NamesTable)));
    }

    private static long MachO(FileBytes file) => MachOReader.Commands(file).TakeWhile(command => command.At < file.Length).Select(command => command.Type switch
    {
        // LC_SEGMENT_64
        0x19 => (long)(file.U64(command.At + 40) + file.U64(command.At + 48)),
        MachOReader.SymbolTable => Math.Max(
            file.U32(command.At + 8) + (16L * file.U32(command.At + 12)), (long)file.U32(command.At + 16) + file.U32(command.At + 20)),
        _ => 0,
    }).Aggregate(MachOReader.HeaderSize + (long)file.U32(20), Math.Max);

    private static long Universal(FileBytes file) => MachOReader.PartsEnd(file) is var end && end > file.Length ? end
        : MachOReader.Parts(file).Select(part => part.Offset + part.Size).Aggregate(end, Math.Max);

    // The last byte of a member can be padding, which is optional.
    private static long Archive(FileBytes file) => ArArchive.Walk(file)
        .Select((member, i) => i == 0 ? Math.Max(member.End, Index(file, member)) : member.End)
        .Aggregate(8L, Math.Max);

    // The index of a file that was truncated between members refers to the header of a missing member.
    private static long Index(FileBytes file, ArMember member)
    {
        // The GNU index contains a count and big-endian offsets, the BSD index a size and little-endian pairs, of which the second is the member.
        if (member.Name != "/" && !member.IsBsdIndex)
            return 0;
        var (isGnu, at, last) = (member.Name == "/", member.Start + 4, 0L);
        var end = Math.Min(member.End, Math.Min(file.Length, at + (isGnu ? 4L * file.BigU32(member.Start) : file.U32(member.Start))));
        for (; at < end; at += isGnu ? 4 : 8)
            last = Math.Max(last, (isGnu ? file.BigU32(at) : file.U32(at + 4)) + 60L);
        return last;
    }

    // The second word of a block is the number of following words.
    private static long Bitcode(FileBytes file)
    {
        long at = 4;
        while (at < file.Length)
            at += 8 + (4L * file.U32(at + 4));
        return at;
    }
}
