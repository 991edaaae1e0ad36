using System.Text.RegularExpressions;

namespace Native.Core.NativeAot;

/// <summary>Turns the command line that the platform's targets write for Microsoft's linker into one for zig, which has the C runtime of MinGW.</summary>
public static partial class ZigAotWindowsArguments
{
    /// <summary>
    /// The libraries that objects of Microsoft's compiler name and zig does not have. What they need of them is in <c>aot/windows.c</c>; archives with these
    /// names only have to be there.
    /// </summary>
    public static IReadOnlyList<string> EmptyLibraries { get; } = ["libLIBCMT.a", "libOLDNAMES.a", "liblibcpmt.a", "libuuid.a"];

    /// <summary>The content of an archive without members.</summary>
    public const string EmptyArchive = "!<arch>\n";

    /// <summary>The command line of zig.</summary>
    /// <param name="triple">What is linked for.</param>
    /// <param name="output">The program.</param>
    /// <param name="runtime">The source <c>aot/windows.c</c>.</param>
    /// <param name="folder">The folder with <see cref="EmptyLibraries"/>.</param>
    /// <param name="exports">A module definition file, or empty.</param>
    /// <param name="hasSymbols">Whether a .pdb file is made.</param>
    /// <param name="words">From <see cref="ZigAotArguments.Words"/>.</param>
    public static IReadOnlyList<string> For(
        string triple, string output, string runtime, string folder, string exports, bool hasSymbols, IEnumerable<string> words) =>
    [
        // The runtime is compiled in the same call; -municode selects wmain as the function that begins.
        "cc", "-target", triple, "-O2", "-fno-sanitize=undefined", "-fno-stack-protector", "-municode", "-o", output, hasSymbols ? "-g" : "-s", $"-L{folder}",
        .. words.SelectMany(Translate), runtime,
        .. exports.Length == 0 ? Array.Empty<string>() : [exports],
        "-Wl,--gc-sections",
    ];

    private static IEnumerable<string> Translate(string word)
    {
        if (SystemLibrary().Match(word) is { Success: true } library)
            return [$"-l{library.Groups["name"].Value.ToLowerInvariant()}"];
        if (Option().Match(word) is not { Success: true } option)
            return [word];
        var value = option.Groups["value"].Value;
        return option.Groups["name"].Value.ToUpperInvariant() switch
        {
            "DLL" => ["-shared"],
            "STACK" => [$"-Wl,--stack,{value}"],
            "SUBSYSTEM" => [$"-Wl,--subsystem,{value.ToLowerInvariant()}"],
            "LIBPATH" => [$"-L{value}"],
            "NOLOGO" or "MANIFEST" or "MERGE" or "DEBUG" or "INCREMENTAL" or "ENTRY" or "NOEXP" or "NOIMPLIB" or "NATVIS" or "IGNORE" or "CETCOMPAT" or "GUARD"
                or "NODEFAULTLIB" or "DEFAULTLIB" or "OPT" or "SOURCELINK" => [],
            _ => [word],
        };
    }

    // advapi32.lib, of Windows; any other library has a folder.
    [GeneratedRegex(@"^(?<name>[^/\\:]+)\.lib$", RegexOptions.IgnoreCase)]
    private static partial Regex SystemLibrary();

    // /STACK:1572864; not /home/me/foo.lib.
    [GeneratedRegex(@"^/(?<name>\w+)(?::(?<value>.*))?$")]
    private static partial Regex Option();
}
