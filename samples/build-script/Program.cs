using System;
using System.Runtime.InteropServices;

[DllImport("sodium-sys")]
static extern int sodium_sys_init();

[DllImport("sodium-sys")]
static extern int sodium_sys_hash(byte[] output, nuint outputLength, byte[] input, ulong inputLength);

var hash = new byte[16];
var input = "libsodium from build.cs"u8.ToArray();
if (sodium_sys_init() < 0 || sodium_sys_hash(hash, (nuint)hash.Length, input, (ulong)input.Length) != 0)
    throw new InvalidOperationException("libsodium does not work.");
Console.WriteLine(Convert.ToHexStringLower(hash));
