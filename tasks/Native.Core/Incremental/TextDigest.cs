using System.Globalization;

namespace Native.Core.Incremental;

/// <summary>
/// Computes a digest of a sequence of texts with 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv). It
/// does not protect against attacks, but starts faster than a cryptographic hash.
/// </summary>
public sealed class TextDigest
{
    /// <summary>The current digest.</summary>
    public ulong Value { get; private set; } = 14695981039346656037;

    /// <summary>Returns the digest of a text in hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var digest = new TextDigest();
        digest.Add(text);
        return digest.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Adds a text and a terminator.</summary>
    public void Add(string text)
    {
        var value = Value;
        foreach (var character in text)
            value = (value ^ character) * 1099511628211;
        Value = (value ^ 0x10000) * 1099511628211;
    }
}
