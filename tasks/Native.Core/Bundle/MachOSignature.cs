using System.Buffers.Binary;
using System.Security.Cryptography;
using Native.Core.ObjectFiles;

namespace Native.Core.Bundle;

/// <summary>
/// Updates the hashes of the pages in the code signature of a changed Mach-O file. The result is an ad-hoc signature, without a certificate. Format: cs_blobs.h
/// of
/// https://github.com/apple-oss-distributions/xnu/tree/main/osfmk/kern
/// </summary>
internal static class MachOSignature
{
    private const uint CodeSignatureCommand = 0x1D, CodeDirectory = 0xFADE0C02, Certificates = 0xFADE0B01, AdHoc = 2;

    /// <summary>Updates the signature of a file, if it has one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file is damaged.</exception>
    public static void Update(byte[] file)
    {
        var bytes = new FileBytes(new MemoryStream((byte[])file.Clone()), isStrict: true);
        foreach (var (_, at, _) in MachOReader.Commands(bytes).Where(command => command.Type == CodeSignatureCommand).ToList())
        {
            var start = (int)bytes.U32(at + 8);
            for (int i = 0, count = (int)Big(file, start + 8); i < count; i++)
            {
                var blob = start + (int)Big(file, start + 12 + (8 * i) + 4);
                if (Big(file, blob) == CodeDirectory)
                    UpdatePages(file, blob);
                // The list of certificates becomes empty, because the previous certificates are for the previous hashes.
                else if (Big(file, blob) == Certificates)
                    BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(blob + 4), 8);
            }
        }
    }

    private static void UpdatePages(byte[] file, int directory)
    {
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(directory + 12), Big(file, directory + 12) | AdHoc);
        var (hashes, count, limit) = (directory + (int)Big(file, directory + 16), (int)Big(file, directory + 28), (int)Big(file, directory + 32));
        var (size, kind, page) = (file[directory + 36], file[directory + 37], 1 << file[directory + 39]);
        for (var i = 0; i < count; i++)
        {
            var content = file.AsSpan(i * page, Math.Min(page, limit - (i * page)));
            (kind switch
            {
                1 => SHA1.HashData(content),
                2 or 3 => SHA256.HashData(content),
                _ => SHA384.HashData(content),
            }).AsSpan(0, size).CopyTo(file.AsSpan(hashes + (i * size)));
        }
    }

    private static uint Big(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
