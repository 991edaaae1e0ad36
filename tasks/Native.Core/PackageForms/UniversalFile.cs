using System.Buffers.Binary;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.PackageForms;

/// <summary>
/// Joins the libraries for the processors of macOS into one file. Format: mach-o/fat.h of
/// https://github.com/apple-oss-distributions/xnu/tree/main/EXTERNAL_HEADERS/mach-o
/// </summary>
internal static class UniversalFile
{
    private const uint Magic = 0xCAFEBABE;
    private const int HeaderSize = 8, RowSize = 20;

    /// <summary>Returns the universal file, or null if a part is not a Mach-O file for 64-bit processors.</summary>
    public static byte[]? Join(IReadOnlyList<byte[]> parts)
    {
        if (parts.Any(part => part.Length < MachOReader.HeaderSize || !part.AsSpan().StartsWith(MachOReader.Magic)))
            return null;
        // As lipo orders them: those with smaller pages first.
        var sorted = parts.OrderBy(Alignment).ThenBy(part => Number(part, 4)).ToList();
        var file = new MemoryStream();
        file.SetLength(HeaderSize + (RowSize * sorted.Count));
        var header = new byte[file.Length];
        Write(header, 0, Magic);
        Write(header, 4, (uint)sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            var (part, unit) = (sorted[i], 1L << Alignment(sorted[i]));
            file.SetLength((file.Length + unit - 1) / unit * unit);
            uint[] row = [Number(part, 4), Number(part, 8), (uint)file.Length, (uint)part.Length, (uint)Alignment(part)];
            for (var field = 0; field < row.Length; field++)
                Write(header, HeaderSize + (RowSize * i) + (4 * field), row[field]);
            file.Position = file.Length;
            file.Write(part);
        }

        file.Position = 0;
        file.Write(header);
        return file.ToArray();
    }

    // The power of two of a page.
    private static int Alignment(byte[] part) => Number(part, 4) == TargetArchitecture.Arm64.MachOType ? 14 : 12;

    private static uint Number(byte[] part, int at) => BinaryPrimitives.ReadUInt32LittleEndian(part.AsSpan(at));

    private static void Write(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
}
