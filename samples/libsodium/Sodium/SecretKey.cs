using System.Runtime.InteropServices;
using Sodium.Sys;

namespace Sodium;

/// <summary>A key in memory that is excluded from swap and core dumps, and is erased when it is released.</summary>
public sealed unsafe class SecretKey : SafeHandle
{
    /// <summary>The size of a key, in bytes.</summary>
    public const int Size = (int)NativeMethods.crypto_secretbox_KEYBYTES;

    private SecretKey()
        : base(0, ownsHandle: true)
    {
        Library.Initialize();
        SetHandle((nint)NativeMethods.sodium_malloc(Size));
        if (IsInvalid)
            throw new InsufficientMemoryException();
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal byte* Pointer => (byte*)handle;

    /// <summary>Creates a random key.</summary>
    public static SecretKey Generate()
    {
        var key = new SecretKey();
        NativeMethods.crypto_secretbox_keygen(key.Pointer);
        return key;
    }

    /// <summary>Creates a key from existing bytes.</summary>
    public static SecretKey From(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size, nameof(bytes));
        var key = new SecretKey();
        bytes.CopyTo(new Span<byte>(key.Pointer, Size));
        return key;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.sodium_free((void*)handle);
        return true;
    }
}
