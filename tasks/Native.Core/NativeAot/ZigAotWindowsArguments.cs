using System.Text.RegularExpressions;

namespace Native.Core.NativeAot;

/// <summary>
/// Converts the command line that the targets of the platform create for Microsoft's linker to a command line for zig, which has the C runtime of MinGW.
/// </summary>
public static partial class ZigAotWindowsArguments
{
    /// <summary>
    /// The libraries that objects of Microsoft's compiler name and zig does not have. <c>aot/windows.c</c> defines the functions that the objects need, so
    /// empty archives with these names are sufficient.
    /// </summary>
    public static IReadOnlyList<string> EmptyLibraries { get; } = ["libLIBCMT.a", "libOLDNAMES.a", "liblibcpmt.a", "libuuid.a"];

    /// <summary>The content of an archive without members.</summary>
    public const string EmptyArchive = "!<arch>\n";

    /// <summary>Returns the command line of zig.</summary>
    /// <param name="triple">The target of the program, as zig names it.</param>
    /// <param name="output">The program.</param>
    /// <param name="runtime">The source <c>aot/windows.c</c>.</param>
    /// <param name="folder">The directory that contains <see cref="EmptyLibraries"/>.</param>
    /// <param name="exports">A module definition file, or empty.</param>
    /// <param name="hasSymbols">True if the linker creates a .pdb file.</param>
    /// <param name="words">From <see cref="ZigAotArguments.Words"/>.</param>
    public static IReadOnlyList<string> For(
        string triple, string output, string runtime, string folder, string exports, bool hasSymbols, IEnumerable<string> words) =>
    [
        // The same command compiles the runtime. Without an optimization level, zig uses the C runtime that it also builds for libraries.
        // -municode selects wmain as the entry point.
        "cc", "-target", triple, "-fno-sanitize=undefined", "-fno-stack-protector", "-municode", "-o", output, hasSymbols ? "-g" : "-s", $"-L{folder}",
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

    // This matches system libraries such as advapi32.lib. The path of any other library contains a directory.
    [GeneratedRegex(@"^(?<name>[^/\\:]+)\.lib$", RegexOptions.IgnoreCase)]
    private static partial Regex SystemLibrary();

    // This matches /STACK:1572864, but not /home/me/foo.lib.
    [GeneratedRegex(@"^/(?<name>\w+)(?::(?<value>.*))?$")]
    private static partial Regex Option();
}
