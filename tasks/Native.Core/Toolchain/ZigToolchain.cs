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
            .ToDictionary(match => match.Groups["key"].Value, match => Regex.Unescape(match.Groups["value"].Value));
        return values.TryGetValue("version", out var version)
            && values.TryGetValue("lib_dir", out var lib)
            && values.TryGetValue("global_cache_dir", out var cache)
            ? new(executable, version, lib, cache)
            : throw new NativeException(Diagnostic.Error("NSDK1002",
                $"'{executable} env' did not print the expected output. Expected version, lib_dir and global_cache_dir, found: "
                + $"'{answer.Trim()}'. Set ZigPath to the zig executable, or to the directory that contains it."));
    }

    [GeneratedRegex("""^\s*(?:"(?<key>\w+)":|\.(?<key>\w+)\s*=)\s*"(?<value>(?:[^"\\]|\\.)*)",?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
