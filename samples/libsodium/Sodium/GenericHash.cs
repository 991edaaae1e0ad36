using Sodium.Sys;

namespace Sodium;

/// <summary>BLAKE2b: https://doc.libsodium.org/hashing/generic_hashing</summary>
public static class GenericHash
{
    /// <summary>Returns the hash of <paramref name="message"/>, with 16 to 64 bytes.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> message, int size = (int)NativeMethods.crypto_generichash_BYTES)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((uint)size, NativeMethods.crypto_generichash_BYTES_MIN, nameof(size));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)size, NativeMethods.crypto_generichash_BYTES_MAX, nameof(size));
        Library.Initialize();
        var hash = new byte[size];
        _ = NativeMethods.crypto_generichash(hash, message, key: []);
        return hash;
    }
}
