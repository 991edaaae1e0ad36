using System.Buffers.Binary;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the tables at the start of a macOS binary: the load commands of a Mach-O file, and the parts of a universal file. Format: mach-o/loader.h of
/// https://github.com/apple-oss-distributions/xnu/tree/main/EXTERNAL_HEADERS/mach-o
/// </summary>
internal static class MachOReader
{
    public const int HeaderSize = 32;
    public const uint SymbolTable = 2, InstallName = 0xD;

    public static ReadOnlySpan<byte> Magic => [0xCF, 0xFA, 0xED, 0xFE];

    public static ReadOnlySpan<byte> UniversalMagic => [0xCA, 0xFE, 0xBA, 0xBE];

    /// <summary>Returns the type, offset and size of each load command.</summary>
    public static IEnumerable<(uint Type, long At, uint Size)> Commands(FileBytes file)
    {
        long at = HeaderSize;
        for (var i = file.U32(16); i > 0; i--)
        {
            var (type, size) = (file.U32(at), file.U32(at + 4));
            // No command has this type: these are zeros beyond the end of the file.
            if (type == 0)
                yield break;
            yield return (type, at, size);
            at += Math.Max(8, size);
        }
    }

    /// <summary>Returns the end of the table of parts of a universal file.</summary>
    public static long PartsEnd(FileBytes file) => 8 + (20L * file.BigU32(4));

    /// <summary>Returns the machine type, offset and size of each part of a universal file.</summary>
    public static IEnumerable<(uint Machine, long Offset, long Size)> Parts(FileBytes file)
    {
        for (long at = 8, end = PartsEnd(file); at < end; at += 20)
            yield return (file.BigU32(at), file.BigU32(at + 8), file.BigU32(at + 12));
    }

    /// <summary>Returns the type of a load command without the flag that requires the loader to know it.</summary>
    public static uint Kind(uint type) => type & 0x7FFF_FFFF;

    /// <summary>Returns true for LC_LOAD_DYLIB, and for its weak, re-exported and lazy forms.</summary>
    public static bool IsNeededLibrary(uint type) => Kind(type) is 0xC or 0x18 or 0x1F or 0x20;

    /// <summary>Returns the text of a load command. The field after the header of the command contains its offset.</summary>
    public static string Text(ReadOnlySpan<byte> command) => FileBytes.Text(command[BinaryPrimitives.ReadInt32LittleEndian(command[8..])..]);
}
