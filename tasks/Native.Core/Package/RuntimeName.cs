using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Package;

/// <summary>The file name under which the loader asks for a shared library.</summary>
public static class RuntimeName
{
    private const int DynamicSection = 6, SoName = 14, MachOId = 0xD;

    /// <summary>The SONAME of ELF, or the last part of Mach-O's install name; null where the file says none.</summary>
    public static string? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return file.StartsWith("\u007FELF"u8) ? Elf(file, file[4] == 2)
                : file.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]) ? MachO(file)
                : null;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string? Elf(ReadOnlySpan<byte> file, bool is64)
    {
        var (headers, size, count) = is64 ? (Long(file, 40), 64, file[60] | (file[61] << 8)) : (Int(file, 32), 40, file[48] | (file[49] << 8));
        for (var i = 0; i < count; i++)
        {
            var section = file[(headers + (i * size))..];
            if (Int(section, 4) != DynamicSection)
                continue;
            var strings = file[(headers + (Int(section, is64 ? 40 : 24) * size))..];
            var (start, length) = is64 ? (Long(section, 24), Long(section, 32)) : (Int(section, 16), Int(section, 20));
            var entry = is64 ? 16 : 8;
            for (var at = start; at < start + length; at += entry)
            {
                if (Int(file, at) == SoName)
                    return Text(file[((is64 ? Long(strings, 24) : Int(strings, 16)) + Int(file, at + (entry / 2)))..]);
            }
        }

        return null;
    }

    private static string? MachO(ReadOnlySpan<byte> file)
    {
        var command = file[32..];
        for (var i = Int(file, 16); i > 0; i--)
        {
            if (Int(command, 0) == MachOId)
                return Text(command[Int(command, 8)..]).Split('/')[^1];
            command = command[Int(command, 4)..];
        }

        return null;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]);

    private static int Int(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..]);

    private static int Long(ReadOnlySpan<byte> bytes, int offset) => (int)BinaryPrimitives.ReadInt64LittleEndian(bytes[offset..]);
}
