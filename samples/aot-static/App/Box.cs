using System.Security.Cryptography;
using Sodium;

/// <summary>Sealed messages, each behind its nonce: https://doc.libsodium.org/secret-key_cryptography/secretbox</summary>
internal static unsafe class Box
{
    public const int KeySize = (int)NativeMethods.crypto_secretbox_KEYBYTES;
    private const int NonceSize = (int)NativeMethods.crypto_secretbox_NONCEBYTES;
    private const int Overhead = (int)NativeMethods.crypto_secretbox_MACBYTES;

    static Box()
    {
        if (NativeMethods.sodium_init() < 0)
            throw new InvalidOperationException("libsodium cannot be used on this machine: sodium_init failed.");
    }

    public static byte[] Seal(ReadOnlySpan<byte> message, ReadOnlySpan<byte> key)
    {
        var box = new byte[NonceSize + Overhead + message.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        fixed (byte* output = box, input = message, secret = key)
            _ = NativeMethods.crypto_secretbox_easy(output + NonceSize, input, (ulong)message.Length, output, secret);
        return box;
    }

    public static byte[] Open(ReadOnlySpan<byte> box, ReadOnlySpan<byte> key)
    {
        var message = new byte[box.Length - NonceSize - Overhead];
        fixed (byte* output = message, input = box, secret = key)
        {
            if (NativeMethods.crypto_secretbox_open_easy(output, input + NonceSize, (ulong)(box.Length - NonceSize), input, secret) != 0)
                throw new CryptographicException("The note was changed, or the key is another.");
        }

        return message;
    }
}
