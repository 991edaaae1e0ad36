using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Tests.ObjectFiles;

/// <summary>Windows libraries in the formats of several tools.</summary>
internal static class ImportLibraries
{
    /// <summary>An archive of code.</summary>
    public static byte[] Code { get; } = Archive(("/", "sym"u8.ToArray()), ("a.o/", new CoffBuilder().Section(".text", CoffBuilder.Code, "code").Build()));

    /// <summary>The format of lib.exe, lld and zig: objects that describe the DLL, and short records.</summary>
    public static byte[] Short(string dll) => Archive(
        ("/", "sym"u8.ToArray()), ("/", "sym"u8.ToArray()), ("//", "names\0"u8.ToArray()),
        (dll, new CoffBuilder().Section(".idata$2", CoffBuilder.Data, new string('\0', 20)).Section(".idata$6", CoffBuilder.Data, dll + "\0").Build()),
        (dll, new CoffBuilder().Section(".idata$3", CoffBuilder.Data, new string('\0', 20)).Build()),
        (dll, Record("z_add", dll)), (dll, Record("z_sub", dll)));

    /// <summary>The format of GNU dlltool: one object per symbol, and the DLL name in the last one.</summary>
    public static byte[] Gnu(string dll) => Archive(
        ("/", "sym"u8.ToArray()),
        ("h.o/", new CoffBuilder().Section(".idata$2", CoffBuilder.Data, new string('\0', 20)).Section(".idata$5", CoffBuilder.Data).Build()),
        ("s0.o/", new CoffBuilder().Section(".text", CoffBuilder.Code, "jump").Section(".idata$7", CoffBuilder.Data, "\0\0\0\0").Section(".idata$6", CoffBuilder.Data, "\0\0z_add\0").Build()),
        ("t.o/", new CoffBuilder().Section(".idata$4", CoffBuilder.Data, new string('\0', 8)).Section(".idata$7", CoffBuilder.Data, dll + "\0").Build()));

    /// <summary>An archive with these members.</summary>
    public static byte[] Archive(params (string Name, byte[] Content)[] members)
    {
        List<byte> file = [.. "!<arch>\n"u8];
        foreach (var (name, content) in members)
        {
            file.AddRange(Encoding.ASCII.GetBytes($"{name,-16}{0,-12}{0,-6}{0,-6}{644,-8}{content.Length,-10}`\n"));
            file.AddRange(content);
            if (content.Length % 2 == 1)
                file.Add((byte)'\n');
        }

        return [.. file];
    }

    private static byte[] Record(string symbol, string dll)
    {
        var header = new byte[20];
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), 0xFFFF);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), 0x8664);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), symbol.Length + dll.Length + 2);
        return [.. header, .. Encoding.ASCII.GetBytes($"{symbol}\0{dll}\0")];
    }
}
