using System.Buffers.Binary;
using Native.Core.ObjectFiles;

namespace Native.Core.Tests.ObjectFiles;

public sealed class PortableExecutableStampTests
{
    private const int Header = 0x44, DirectoryAt = 0x200, IdentityAt = 0x244;

    [Fact]
    public void Two_links_of_the_same_content_are_equal_and_find_their_symbols()
    {
        var (first, second) = (Executable(1, 10), Executable(2, 20));
        var (firstSymbols, secondSymbols) = (Symbols(10), Symbols(20));
        PortableExecutableStamp.Apply(first, firstSymbols);
        PortableExecutableStamp.Apply(second, secondSymbols);
        Assert.Equal(first, second);
        Assert.Equal(firstSymbols, secondSymbols);
        Assert.Equal(first[IdentityAt..(IdentityAt + 16)], firstSymbols[8..24]);
    }

    [Fact]
    public void Other_content_has_another_identity()
    {
        var (first, second) = (Executable(1, 10), Executable(1, 10));
        second[^1] = 1;
        PortableExecutableStamp.Apply(first, null);
        PortableExecutableStamp.Apply(second, null);
        Assert.NotEqual(first[IdentityAt..(IdentityAt + 16)], second[IdentityAt..(IdentityAt + 16)]);
    }

    [Fact]
    public void Files_that_differ_only_in_their_times_become_equal()
    {
        var (first, second) = (Executable(1_700_000_000), Executable(1_700_000_099));
        Assert.True(PortableExecutableStamp.Apply(first));
        Assert.True(PortableExecutableStamp.Apply(second));
        Assert.Equal(first, second);
        // A debugger compares the time in the header with that in the debug directory.
        Assert.Equal(first[0x48..0x4C], first[0x204..0x208]);
    }

    [Fact]
    public void Files_with_other_content_have_other_times()
    {
        var (first, second) = (Executable(1), Executable(1));
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
        var file = Executable(7)[..length];
        var before = file.ToArray();
        Assert.False(PortableExecutableStamp.Apply(file));
        Assert.Equal(before, file);
    }

    private static byte[] Symbols(byte identity) => [.. new byte[8], .. Enumerable.Repeat(identity, 16), .. new byte[8]];

    // A PE32+ file with one section, which contains a debug directory with one entry, with an identity for a .pdb.
    private static byte[] Executable(uint time, byte? identity = null)
    {
        var file = new byte[0x300];
        void Write(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        Write(60, Header - 4);
        "PE\0\0"u8.CopyTo(file.AsSpan(Header - 4));
        var optional = Header + 20;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(Header), 0x8664);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(Header + 2), 1);
        Write(Header + 4, time);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(Header + 16), 240);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(optional), 0x20B);
        Write(optional + 108, 16);
        Write(optional + 112 + (6 * 8), 0x1000);
        Write(optional + 112 + (6 * 8) + 4, 28);
        var section = optional + 240;
        Write(section + 8, 0x100);
        Write(section + 12, 0x1000);
        Write(section + 16, 0x100);
        Write(section + 20, DirectoryAt);
        Write(DirectoryAt + 4, time);
        if (identity is { } value)
        {
            Write(DirectoryAt + 12, 2);
            Write(DirectoryAt + 24, IdentityAt - 4);
            "RSDS"u8.CopyTo(file.AsSpan(IdentityAt - 4));
            file.AsSpan(IdentityAt, 16).Fill(value);
        }

        return file;
    }
}
