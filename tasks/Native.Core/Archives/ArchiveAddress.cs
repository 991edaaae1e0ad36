using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>Where the <c>Include</c> of an archive leads.</summary>
public static class ArchiveAddress
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether it is an address of a server, not a path.</summary>
    public static bool IsRemote(string source) => source.Contains("://", StringComparison.Ordinal);

    /// <summary>
    /// An http(s) address as it is; a <c>file:</c> address or a path as a full path. NSDK3042 for another scheme.
    /// </summary>
    public static string Locate(string source, string projectDirectory)
    {
        if (!IsRemote(source) && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return Path.GetFullPath(source, projectDirectory);
        var text = Mend(source);
        // file:/a is the short form of file:///a, which Uri does not know everywhere.
        if (!IsRemote(text))
            text = "file:///" + text["file:".Length..].TrimStart('/');
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "file")
            return address.IsFile ? address.LocalPath : text;
        throw new NativeException(Diagnostic.Error("NSDK3042",
            $"The archive '{source}' has an address that cannot be used. Expected http://, https://, file:, or a path; download it by "
            + "hand and name the file."));
    }

    // MSBuild reads %C3%B8 of an item as two characters. Together they are the bytes of ø, which Uri then writes so.
    private static string Mend(string source)
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
