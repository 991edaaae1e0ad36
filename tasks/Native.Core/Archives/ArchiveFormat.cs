using System.Text;

namespace Native.Core.Archives;

/// <summary>What a file of <c>NativeSourceArchive</c> is, by its first bytes.</summary>
public enum ArchiveFormat
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>A tar archive that is not compressed.</summary>
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

/// <summary>Tells formats apart by content: a name that a server made up says nothing.</summary>
public static class ArchiveFormats
{
    /// <summary>How many bytes <see cref="Detect"/> wants to see.</summary>
    public const int Start = 512;

    private const int Checksum = 148;

    /// <summary>The format of a file that begins with these bytes.</summary>
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

    /// <summary>What a file that is no archive looks like, in words for a message.</summary>
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
            : "no archive";
    }

    // Every kind of tar, the oldest too, has the sum of its header's bytes in it, counted with spaces in the sum's place.
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
