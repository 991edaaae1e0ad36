using Native.Core.Command;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// Turns the command line that the platform's targets write for clang and GNU ld into one for zig, whose linker is lld and which rejects options that it
/// does not know.
/// </summary>
public static class ZigAotArguments
{
    // What selects a target or a linker, and what lld does not need.
    private static readonly string[] s_dropped = ["--target=", "-fuse-ld=", "-Wl,--discard-all", "-Wl,-pie", "-Wl,--defsym,__xmknod="];

    /// <summary>
    /// The words of the platform's arguments, of which each may have several, in quotation marks. A library that is an argument stands there without
    /// quotation marks, whatever its path contains.
    /// </summary>
    public static IEnumerable<string> Words(IEnumerable<string> arguments, IReadOnlySet<string> libraries, HostSystem host) =>
        arguments.SelectMany(argument => libraries.Contains(argument) ? [argument] : CommandLine.Split(argument, host));

    /// <summary>
    /// What the linker reads besides arguments. The runtime finds the modules of a program through the bounds of a section that nothing refers to: GNU ld keeps
    /// such a section, and lld 13 and later remove it (https://lld.llvm.org/ELF/start-stop-gc) unless a script keeps it. Zig gives the linker no version script
    /// for a program, which would then export, and keep, all functions of the runtime.
    /// </summary>
    /// <param name="versions">The text of the version script; empty where there is none.</param>
    public static string LinkerScript(string versions) =>
        "OVERWRITE_SECTIONS { __modules : { KEEP(*(__modules)) } }\n" + (versions.Length == 0 ? "" : $"VERSION {{\n{versions}\n}}\n");

    /// <summary>The command line of zig.</summary>
    /// <param name="triple">What is linked for.</param>
    /// <param name="output">The program.</param>
    /// <param name="script">A file with <see cref="LinkerScript"/>.</param>
    /// <param name="hasExports">Whether the script says which functions are exported.</param>
    /// <param name="words">From <see cref="Words"/>.</param>
    public static IReadOnlyList<string> For(string triple, string output, string script, bool hasExports, IEnumerable<string> words) =>
    [
        "cc", "-target", triple, "-fno-sanitize=undefined", "-o", output,
        .. words.Where(word => !s_dropped.Any(dropped => word.StartsWith(dropped, StringComparison.Ordinal))).Select(Translate),
        .. hasExports ? ["-Wl,--export-dynamic"] : Array.Empty<string>(),
        "-Wl,--gc-sections", "-T", script,
    ];

    private static string Translate(string word) => word switch
    {
        "-gz=zlib" => "-Wl,--compress-debug-sections=zlib",
        "-Wl,-no-pie" => "-no-pie",
        _ => word,
    };
}
