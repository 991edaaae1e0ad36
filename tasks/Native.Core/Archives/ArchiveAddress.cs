using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>Resolves the <c>Include</c> of a <c>NativeSourceArchive</c>.</summary>
public static class ArchiveAddress
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Returns true if the source is a URL, not a path.</summary>
    public static bool IsRemote(string source) => source.Contains("://", StringComparison.Ordinal);

    /// <summary>
    /// Returns an http(s) URL unchanged, and a <c>file:</c> URL or a path as a full path. Reports NSDK3042 for another scheme.
    /// </summary>
    public static string Locate(string source, string projectDirectory)
    {
        if (!IsRemote(source) && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return Path.GetFullPath(source, projectDirectory);
        var text = Unescape(source);
        // Uri does not parse file:/a, the short form of file:///a, on every platform.
        if (!IsRemote(text))
            text = "file:///" + text["file:".Length..].TrimStart('/');
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "file")
            return address.IsFile ? address.LocalPath : text;
        throw new NativeException(Diagnostic.Error("NSDK3042",
            $"The archive '{source}' has an address that is not supported. Expected http://, https://, file:, or a path; download it "
            + "manually and use the path of the file."));
    }

    // MSBuild unescapes %C3%B8 in an item to two characters, which are the UTF-8 bytes of ø.
    private static string Unescape(string source)
    {
        if (source.All(char.IsAscii) || source.Any(letter => letter > 0xff))
            return source;
        try
        {
            return s_strict.GetString(Encoding.Latin1.GetBytes(source));
        }
        catch (DecoderFallbackException)
        {
            return source;
        }
    }
}
