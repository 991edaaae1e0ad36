using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Represents the name and version of a library, as the name of its archive or directory contains them.</summary>
/// <param name="Name">The name: <c>zlib</c>.</param>
/// <param name="Version">The version, or empty: <c>1.3.1</c>.</param>
internal sealed partial record LibraryName(string Name, string Version)
{
    /// <summary>The name of the C# project without <c>.Sys</c>: <c>LibYaml</c> for <c>lib-yaml</c>.</summary>
    public string Project => Name.Split(['-', '_', '.', '+', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
        ? string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..])) is var joined && char.IsAsciiDigit(joined[0]) ? $"Lib{joined}" : joined
        : "Library";

    /// <summary>The first three numbers of the version, which NuGet and a range of versions accept; <c>0.1.0</c> without a version.</summary>
    public string PackageVersion => Numbers().Match(Version) is { Success: true } match ? match.Value.Contains('.') ? match.Value : $"{match.Value}.0" : "0.1.0";

    /// <summary>The versions that are compatible by the usual numbering: <c>[1.3.1,2)</c>; empty without a version.</summary>
    public string Range => Version.Length == 0 ? "" : $"[{PackageVersion},{(int.TryParse(PackageVersion.Split('.')[0], out var major) ? major + 1 : 1)})";

    /// <summary>Splits <c>zlib-1.3.1</c>, <c>zlib_1.2.13.dfsg.orig</c> and <c>v1.2-foo</c>.</summary>
    public static LibraryName Of(string text)
    {
        text = Suffix().Replace(text, "");
        var match = WithVersion().Match(text);
        return match.Success ? new(match.Groups["name"].Value, match.Groups["version"].Value) : new(text, "");
    }

    /// <summary>True if a header, module or target has the name of the library, without <c>lib</c>, digits and punctuation at the ends.</summary>
    public bool Matches(string other) => Core(other) is { Length: > 0 } core && core == Core(Name);

    private static string Core(string name)
    {
        var letters = string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
        if (letters.Length > 3 && letters.StartsWith("lib", StringComparison.Ordinal))
            letters = letters[3..];
        return letters.TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } core ? core : letters;
    }

    // Debian adds these to the names of archives.
    [GeneratedRegex(@"([.+~-](dfsg|ds)[\d.]*)?([.]orig)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^(?<name>.+?)[-_.]?[-_]v?(?<version>\d+([._]\d+)*[A-Za-z0-9.+~]*)$")]
    private static partial Regex WithVersion();

    [GeneratedRegex(@"\d+(\.\d+){0,2}")]
    private static partial Regex Numbers();
}
