using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.Toolchain;

/// <summary>Represents an installed zig.</summary>
/// <param name="Executable">Full path of the program.</param>
/// <param name="Version"><c>0.14.0</c>.</param>
/// <param name="LibDirectory">The folder of its headers and runtime sources.</param>
/// <param name="GlobalCache">The cache folder of compiled runtimes.</param>
public sealed partial record ZigToolchain(string Executable, string Version, string LibDirectory, string GlobalCache)
{
    /// <summary>The compiler name in states of objects.</summary>
    public string Identity => $"zig {Version} ({Executable})";

    /// <summary>
    /// Parses the output of <c>zig env</c>: JSON up to 0.14, ZON (<c>.version = "…"</c>) since 0.15. Reports NSDK1002 for
    /// other output.
    /// </summary>
    public static ZigToolchain Parse(string executable, string answer)
    {
        var values = Entry().Matches(answer)
            .DistinctBy(match => match.Groups["key"].Value)
            .ToDictionary(match => match.Groups["key"].Value, match => Escape().Replace(match.Groups["value"].Value, Unescaped));
        return values.TryGetValue("version", out var version)
            && values.TryGetValue("lib_dir", out var lib)
            && values.TryGetValue("global_cache_dir", out var cache)
            ? new(executable, version, lib, cache)
            : throw new NativeException(Diagnostic.Error("NSDK1002",
                $"'{executable} env' did not print the expected output. Expected version, lib_dir and global_cache_dir, found: "
                + $"'{answer.Trim()}'. Set ZigPath to the zig executable, or to the directory that contains it."));
    }

    // ZON writes each byte of a character that is not ASCII as \xc3.
    private static string Unescaped(Match escape) => escape.Groups["byte"] is { Success: true } bytes
            ? Encoding.UTF8.GetString([.. bytes.Captures.Select(digits => byte.Parse(digits.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture))])
        : escape.Groups["rune"] is { Success: true } rune
            ? char.ConvertFromUtf32(int.Parse(rune.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : Regex.Unescape(escape.Value);

    [GeneratedRegex("""(?:\\x(?<byte>[0-9a-fA-F]{2}))+|\\u\{(?<rune>[0-9a-fA-F]{1,5})\}|\\u[0-9a-fA-F]{4}|\\.""")]
    private static partial Regex Escape();

    [GeneratedRegex("""^\s*(?:"(?<key>\w+)":|\.(?<key>\w+)\s*=)\s*"(?<value>(?:[^"\\]|\\.)*)",?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
