using System.Security.Cryptography;
using Sodium;

Console.WriteLine($"libsodium {Library.Version}");

// Known answers: BLAKE2b of RFC 7693, appendix A, and secretbox of NaCl (https://cr.yp.to/highspeed/naclcrypto-20090310.pdf).
Console.WriteLine(Convert.ToHexStringLower(GenericHash.Compute("abc"u8, 64))[..32]);
using var known = SecretKey.From(Convert.FromHexString("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389"));
var nonce = Convert.FromHexString("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
var message = Convert.FromHexString("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705");
Console.WriteLine(Convert.ToHexStringLower(SecretBox.Seal(message, nonce, known))[..32]);

using var key = SecretKey.Generate();
RandomNumberGenerator.Fill(nonce);
var box = SecretBox.Seal("hello"u8, nonce, key);
Console.WriteLine(System.Text.Encoding.UTF8.GetString(SecretBox.Open(box, nonce, key)!));
box[^1] ^= 1;
Console.WriteLine(SecretBox.Open(box, nonce, key) is null ? "a changed message is refused" : "a changed message is taken");
