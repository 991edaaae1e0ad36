using Sodium.Sys;

namespace Sodium;

/// <summary>Encrypts and authenticates with one key: https://doc.libsodium.org/secret-key_cryptography/secretbox</summary>
public static unsafe class SecretBox
{
    /// <summary>The size of a nonce, in bytes. A nonce must never be used twice with one key.</summary>
    public const int NonceSize = (int)NativeMethods.crypto_secretbox_NONCEBYTES;

    /// <summary>The number of bytes that encryption adds to a message.</summary>
    public const int Overhead = (int)NativeMethods.crypto_secretbox_MACBYTES;

    /// <summary>Encrypts <paramref name="message"/>.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> message, ReadOnlySpan<byte> nonce, SecretKey key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, NonceSize, nameof(nonce));
        var sealedMessage = new byte[message.Length + Overhead];
        fixed (byte* output = sealedMessage, input = message, number = nonce)
            _ = NativeMethods.crypto_secretbox_easy(output, input, (ulong)message.Length, number, key.Pointer);
        GC.KeepAlive(key);
        return sealedMessage;
    }

    /// <summary>Decrypts a message; returns null if it was changed, or if the key or the nonce differs.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> sealedMessage, ReadOnlySpan<byte> nonce, SecretKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sealedMessage.Length, Overhead, nameof(sealedMessage));
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, NonceSize, nameof(nonce));
        var message = new byte[sealedMessage.Length - Overhead];
        int result;
        fixed (byte* output = message, input = sealedMessage, number = nonce)
            result = NativeMethods.crypto_secretbox_open_easy(output, input, (ulong)sealedMessage.Length, number, key.Pointer);
        GC.KeepAlive(key);
        return result == 0 ? message : null;
    }
}
