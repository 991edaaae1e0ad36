using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.Toolchain;

/// <summary>A zig that was found and asked who it is.</summary>
/// <param name="Executable">Full path of what is started.</param>
/// <param name="Version"><c>0.14.0</c>.</param>
/// <param name="LibDirectory">Its own headers and runtime sources.</param>
/// <param name="GlobalCache">Where it keeps the runtimes that it built.</param>
public sealed partial record ZigToolchain(string Executable, string Version, string LibDirectory, string GlobalCache)
{
    /// <summary>What an object records as its compiler.</summary>
    public string Identity => $"zig {Version} ({Executable})";

    /// <summary>
    /// Reads the answer of <c>zig env</c>: JSON up to 0.14, ZON (<c>.version = "…"</c>) from 0.15 on. NSDK1002 where it
    /// is neither.
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
