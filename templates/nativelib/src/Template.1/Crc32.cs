namespace Template._1;

/// <summary>Calculates checksums.</summary>
public static unsafe class Crc32
{
    /// <summary>Returns the CRC-32 of some bytes, as zip and PNG files use it.</summary>
    public static uint Hash(ReadOnlySpan<byte> data)
    {
        fixed (byte* start = data)
            return NativeMethods.template__1_crc32(start, (nuint)data.Length);
    }
}
