using System.Runtime.InteropServices;
using Sodium.Sys;

namespace Sodium;

/// <summary>Initializes libsodium, and provides its version.</summary>
public static unsafe class Library
{
    private static readonly int s_state = NativeMethods.sodium_init();

    /// <summary>The version of libsodium, such as <c>1.0.18</c>.</summary>
    public static string Version => Marshal.PtrToStringUTF8((nint)NativeMethods.sodium_version_string())!;

    internal static void Initialize()
    {
        if (s_state < 0)
            throw new InvalidOperationException("libsodium cannot be used on this machine: sodium_init failed.");
    }
}
