using System;

if (Sodium.sodium_init() < 0)
    throw new InvalidOperationException("libsodium does not work.");
var hash = new byte[Sodium.crypto_generichash_BYTES_MIN];
if (Sodium.crypto_generichash(hash, "libsodium from build.cs"u8, key: []) != 0)
    throw new InvalidOperationException("libsodium cannot hash.");
Console.WriteLine(Convert.ToHexStringLower(hash));
