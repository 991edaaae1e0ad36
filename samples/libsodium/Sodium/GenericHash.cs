using Sodium.Sys;

namespace Sodium;

/// <summary>BLAKE2b: https://doc.libsodium.org/hashing/generic_hashing</summary>
public static unsafe class GenericHash
{
    /// <summary>The hash of <paramref name="message"/>, of 16 to 64 bytes.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> message, int size = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 64);
        Library.Initialize();
        var hash = new byte[size];
        fixed (byte* output = hash, input = message)
            _ = NativeMethods.crypto_generichash(output, (nuint)size, input, (ulong)message.Length, null, 0);
        return hash;
    }
}
