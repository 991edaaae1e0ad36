using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TestKit;

/// <summary>
/// The code signature of a Mach-O file, read without the code of the SDK. Format: cs_blobs.h of https://github.com/apple-oss-distributions/xnu/tree/main/osfmk/kern
/// </summary>
/// <param name="IsAdHoc">True if it has no certificate.</param>
/// <param name="Pages">The number of pages.</param>
/// <param name="Changed">The pages whose hash differs from their content.</param>
/// <param name="CoversFile">True if the pages cover the file up to the signature.</param>
public sealed record CodeSignature(bool IsAdHoc, int Pages, IReadOnlyList<int> Changed, bool CoversFile)
{
    private const uint Command = 0x1D, SuperBlob = 0xFADE0CC0, CodeDirectory = 0xFADE0C02, AdHoc = 2, Sha256 = 2;

    /// <summary>Reads the signature; null if the file has none.</summary>
    public static CodeSignature? Read(byte[] file)
    {
        var at = 32;
        for (var i = Little(file, 16); i > 0; i--, at += (int)Little(file, at + 4))
        {
            if (Little(file, at) == Command)
                return ReadBlobs(file, (int)Little(file, at + 8));
        }

        return null;
    }

    private static CodeSignature? ReadBlobs(byte[] file, int start)
    {
        if (Big(file, start) != SuperBlob)
            return null;
        for (var i = 0; i < Big(file, start + 8); i++)
        {
            var blob = start + (int)Big(file, start + 16 + (8 * i));
            if (Big(file, blob) == CodeDirectory)
                return ReadDirectory(file, start, blob);
        }

        return null;
    }

    private static CodeSignature ReadDirectory(byte[] file, int signature, int directory)
    {
        var (flags, hashes, count, limit) = (Big(file, directory + 12), directory + (int)Big(file, directory + 16), (int)Big(file, directory + 28), (int)Big(file, directory + 32));
        var (size, kind, page) = (file[directory + 36], file[directory + 37], 1 << file[directory + 39]);
        if (kind != Sha256 || size != SHA256.HashSizeInBytes)
            throw new InvalidDataException($"The hashes have the type {kind} and {size} bytes.");
        var changed = Enumerable.Range(0, count).Where(i => !SHA256.HashData(file.AsSpan(i * page, Math.Min(page, limit - (i * page))))
            .AsSpan().SequenceEqual(file.AsSpan(hashes + (i * size), size))).ToList();
        return new(flags == (flags | AdHoc), count, changed, limit == signature && count == (limit + page - 1) / page);
    }

    private static uint Little(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static uint Big(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
