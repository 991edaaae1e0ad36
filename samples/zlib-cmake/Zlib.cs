using System.IO;
using System.Runtime.InteropServices;

// zlib's uLong is C's unsigned long: 4 bytes on Windows, 8 elsewhere. CULong is the same in C#.
static class Zlib
{
    public static string Version => Marshal.PtrToStringUTF8(zlibVersion());

    public static uint Crc32(byte[] data) => (uint)crc32(new CULong(0), data, (uint)data.Length).Value;

    public static byte[] Compress(byte[] data)
    {
        CULong length = compressBound(new CULong((uint)data.Length));
        var result = new byte[length.Value];
        Check(compress2(result, ref length, data, new CULong((uint)data.Length), level: 9));
        return result[..(int)length.Value];
    }

    public static byte[] Uncompress(byte[] data, int uncompressedLength)
    {
        var length = new CULong((uint)uncompressedLength);
        var result = new byte[uncompressedLength];
        Check(uncompress(result, ref length, data, new CULong((uint)data.Length)));
        return result[..(int)length.Value];
    }

    private static void Check(int code)
    {
        if (code != 0) throw new InvalidDataException($"zlib says {code}");
    }

    [DllImport("z-cmake")]
    private static extern nint zlibVersion();

    [DllImport("z-cmake")]
    private static extern CULong crc32(CULong crc, byte[] data, uint length);

    [DllImport("z-cmake")]
    private static extern CULong compressBound(CULong length);

    [DllImport("z-cmake")]
    private static extern int compress2(
        byte[] destination, ref CULong destinationLength, byte[] source, CULong sourceLength, int level);

    [DllImport("z-cmake")]
    private static extern int uncompress(
        byte[] destination, ref CULong destinationLength, byte[] source, CULong sourceLength);
}
