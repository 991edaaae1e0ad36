using System.Runtime.InteropServices;

namespace Sodium.Sys;

/// <summary>The functions of libsodium as C has them: https://doc.libsodium.org</summary>
public static unsafe class NativeMethods
{
    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern int sodium_init();

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern byte* sodium_version_string();

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern void sodium_memzero(void* memory, nuint length);

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern void* sodium_malloc(nuint size);

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern void sodium_free(void* memory);

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern void randombytes_buf(void* buffer, nuint size);

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern int crypto_secretbox_easy(byte* cipher, byte* message, ulong length, byte* nonce, byte* key);

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern int crypto_secretbox_open_easy(byte* message, byte* cipher, ulong length, byte* nonce, byte* key);

    [DllImport(NativeConstants.LibraryName, ExactSpelling = true)]
    public static extern int crypto_generichash(byte* hash, nuint hashLength, byte* message, ulong length, byte* key, nuint keyLength);
}
