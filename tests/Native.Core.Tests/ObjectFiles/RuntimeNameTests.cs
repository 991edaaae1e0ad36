using System.Text;
using Native.Core.ObjectFiles;

namespace Native.Core.Tests.ObjectFiles;

public sealed class RuntimeNameTests
{
    [Fact]
    public void The_SONAME_of_an_ELF_file_is_read() => Assert.Equal("libz.so.1", RuntimeName.Read(new MemoryStream(Elf())));

    [Fact]
    public void The_last_part_of_an_install_name_is_read()
    {
        var name = "@rpath/libz.1.dylib\0"u8;
        byte[] file =
        [
            0xCF, 0xFA, 0xED, 0xFE, .. new byte[12], .. BitConverter.GetBytes(2), .. new byte[12],
            .. BitConverter.GetBytes(0x19), .. BitConverter.GetBytes(8),
            .. BitConverter.GetBytes(0xD), .. BitConverter.GetBytes(24 + name.Length), .. BitConverter.GetBytes(24), .. new byte[12], .. name,
        ];
        Assert.Equal("libz.1.dylib", RuntimeName.Read(new MemoryStream(file)));
    }

    [Fact]
    public void A_file_without_a_name_has_none()
    {
        Assert.Null(RuntimeName.Read(new MemoryStream("MZ"u8.ToArray())));
        var file = Elf();
        for (var length = 0; length < file.Length - 24; length++)
            Assert.Null(RuntimeName.Read(new MemoryStream(file[..length])));
    }

    // 64 bits: strings at 64, followed by the dynamic section; section headers last.
    private static byte[] Elf()
    {
        var strings = Encoding.ASCII.GetBytes("\0\0libz.so.1\0\0\0\0\0");
        byte[] dynamic = [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(14L), .. BitConverter.GetBytes(2L)];
        var headers = 64 + dynamic.Length + strings.Length;
        byte[] header = [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[33], .. BitConverter.GetBytes((long)headers), .. new byte[12], 2, 0, 0, 0];
        return [.. header, .. dynamic, .. strings, .. Section(3, 64 + dynamic.Length, strings.Length), .. Section(6, 64, dynamic.Length)];
    }

    private static byte[] Section(int type, long offset, long size) =>
        [0, 0, 0, 0, .. BitConverter.GetBytes(type), .. new byte[16], .. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(size), .. new byte[24]];
}
