using System.Globalization;

namespace Native.Core.Incremental;

/// <summary>
/// A number that tells one sequence of texts from another: FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv). It
/// guards against chance, and not against an attacker, and starts faster than a cryptographic hash.
/// </summary>
public sealed class TextDigest
{
    /// <summary>The number of what was added so far.</summary>
    public ulong Value { get; private set; } = 14695981039346656037;

    /// <summary>The number of one text, in hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var digest = new TextDigest();
        digest.Add(text);
        return digest.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Adds a text and its end.</summary>
    public void Add(string text)
    {
        var value = Value;
        foreach (var character in text)
            value = (value ^ character) * 1099511628211;
        Value = (value ^ 0x10000) * 1099511628211;
    }
}
