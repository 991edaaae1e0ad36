using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Package;

/// <summary>The file name under which the loader asks for a shared library.</summary>
public static class RuntimeName
{
    private const int MachOId = 0xD;

    /// <summary>The SONAME of ELF, or the last part of Mach-O's install name; null where the file says none.</summary>
    public static string? Read(Stream file)
    {
        if (ElfLibrary.Read(file) is { } elf)
            return elf.Soname;
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        try
        {
            return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]) ? MachO(bytes) : null;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
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
}
