using System.IO;
using System.Runtime.InteropServices;

// zlib's uLong is the C type unsigned long, which has 4 bytes on Windows and 8 bytes elsewhere. The C# equivalent is CULong.
static unsafe class Zlib
{
    public static string Version => Marshal.PtrToStringUTF8((nint)NativeMethods.zlibVersion());

    public static uint Crc32(byte[] data) => (uint)NativeMethods.crc32(new CULong(0), data).Value;

    public static byte[] Compress(byte[] data)
    {
        CULong length = NativeMethods.compressBound(new CULong((uint)data.Length));
        var result = new byte[length.Value];
        fixed (byte* start = result)
            Check(NativeMethods.compress2(start, &length, data, level: 9));
        return result[..(int)length.Value];
    }

    public static byte[] Uncompress(byte[] data, int uncompressedLength)
    {
        var length = new CULong((uint)uncompressedLength);
        var result = new byte[uncompressedLength];
        fixed (byte* start = result)
            Check(NativeMethods.uncompress(start, &length, data));
        return result[..(int)length.Value];
    }

    private static void Check(int code)
    {
        if (code != NativeMethods.Z_OK) throw new InvalidDataException($"zlib says {code}");
    }
}
