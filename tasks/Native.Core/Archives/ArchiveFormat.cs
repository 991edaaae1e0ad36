using System.Text;

namespace Native.Core.Archives;

/// <summary>The format of an archive, detected from its first bytes.</summary>
public enum ArchiveFormat
{
    /// <summary>An unknown format.</summary>
    Unknown,

    /// <summary>An uncompressed tar archive.</summary>
    Tar,

    /// <summary>gzip.</summary>
    Gzip,

    /// <summary>bzip2.</summary>
    Bzip2,

    /// <summary>xz.</summary>
    Xz,

    /// <summary>zip.</summary>
    Zip,
}

/// <summary>Detects formats by content, because names from a server are unreliable.</summary>
public static class ArchiveFormats
{
    /// <summary>The number of bytes that <see cref="Detect"/> reads.</summary>
    public const int Start = 512;

    private const int Checksum = 148;

    /// <summary>Returns the format of a file that begins with these bytes.</summary>
    public static ArchiveFormat Detect(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return ArchiveFormat.Gzip;
        if (start.StartsWith("BZh"u8))
            return ArchiveFormat.Bzip2;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]))
            return ArchiveFormat.Xz;
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8))
            return ArchiveFormat.Zip;
        return IsTar(start) ? ArchiveFormat.Tar : ArchiveFormat.Unknown;
    }

    /// <summary>Describes a file that is not an archive, for a message.</summary>
    public static string Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "an empty file";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]))
            return "a zstd file";
        if (start.StartsWith("7z\u00bc"u8[..2]) && start.Length > 5 && start[2] == 0xbc)
            return "a 7z archive";
        if (start.StartsWith("LZIP"u8))
            return "an lzip file";
        if (start.StartsWith("Rar!"u8))
            return "a rar archive";
        var text = Encoding.Latin1.GetString(start).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\n', '\r', '\t');
        return text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? "a web page"
            : "not an archive";
    }

    // Every tar format has a header checksum, which is computed with spaces in the checksum field.
    private static bool IsTar(ReadOnlySpan<byte> start)
    {
        if (start.Length < Start)
            return false;
        var digits = Encoding.Latin1.GetString(start.Slice(Checksum, 8)).Trim(' ', '\0');
        if (digits.Length == 0 || digits.Any(digit => digit is < '0' or > '7'))
            return false;
        var sum = 8 * ' ';
        for (var i = 0; i < Start; i++)
            sum += i is >= Checksum and < Checksum + 8 ? 0 : start[i];
        return sum == Convert.ToInt32(digits, 8);
    }
}
