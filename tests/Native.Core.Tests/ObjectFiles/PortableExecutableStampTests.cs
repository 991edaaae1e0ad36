using System.Buffers.Binary;
using Native.Core.ObjectFiles;

namespace Native.Core.Tests.ObjectFiles;

public sealed class PortableExecutableStampTests
{
    [Fact]
    public void Files_that_differ_only_in_their_times_become_equal()
    {
        var (first, second) = (File(time: 1_700_000_000), File(time: 1_700_000_099));
        Assert.True(PortableExecutableStamp.Apply(first));
        Assert.True(PortableExecutableStamp.Apply(second));
        Assert.Equal(first, second);
        // A debugger compares the time in the header with that in the debug directory.
        Assert.Equal(first[0x48..0x4C], first[0x204..0x208]);
    }

    [Fact]
    public void Files_with_other_content_have_other_times()
    {
        var (first, second) = (File(time: 1), File(time: 1));
        second[^1] = 1;
        PortableExecutableStamp.Apply(first);
        PortableExecutableStamp.Apply(second);
        Assert.NotEqual(first[0x48..0x4C], second[0x48..0x4C]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x60)]
    [InlineData(0x206)]
    public void A_damaged_file_remains_as_it_is(int length)
    {
        var file = File(time: 7)[..length];
        var before = file.ToArray();
        Assert.False(PortableExecutableStamp.Apply(file));
        Assert.Equal(before, file);
    }

    // A PE32+ file with one section at 0x200, which contains a debug directory with one entry.
    private static byte[] File(uint time)
    {
        var file = new byte[0x240];
        void Put(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        Put(0x3C, 0x40);
        "PE\0\0"u8.CopyTo(file.AsSpan(0x40));
        Put(0x44, 0x0001_8664);
        Put(0x48, time);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x54), 0xF0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x58), 0x20B);
        Put(0x58 + 108, 16);
        Put(0x58 + 112 + 48, 0x1000);
        Put(0x58 + 112 + 52, 28);
        var section = 0x58 + 0xF0;
        ".rdata"u8.CopyTo(file.AsSpan(section));
        Put(section + 8, 0x40);
        Put(section + 12, 0x1000);
        Put(section + 16, 0x40);
        Put(section + 20, 0x200);
        Put(0x204, time);
        return file;
    }
}
