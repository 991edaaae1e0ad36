using Native.Core.Command;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// Converts the command line that the targets of the platform create for clang and GNU ld to a command line for zig. Its linker is lld, and it rejects unknown
/// options.
/// </summary>
public static class ZigAotArguments
{
    // These options select a target or a linker, or lld does not need them.
    private static readonly string[] s_dropped = ["--target=", "-fuse-ld=", "-Wl,--discard-all", "-Wl,-pie", "-Wl,--defsym,__xmknod="];

    /// <summary>
    /// Returns the words of the platform's arguments. An argument can contain several words and quotation marks. The path of a library is one word without
    /// quotation marks, whatever it contains.
    /// </summary>
    public static IEnumerable<string> Words(IEnumerable<string> arguments, IReadOnlySet<string> libraries, HostSystem host) =>
        arguments.SelectMany(argument => libraries.Contains(argument) ? [argument] : CommandLine.Split(argument, host));

    /// <summary>
    /// Returns the linker script. The runtime finds the modules of a program through the bounds of a section without references. GNU ld keeps such a section,
    /// and lld 13 and later remove it (https://lld.llvm.org/ELF/start-stop-gc) unless a script keeps it. The script also contains the version script, because
    /// zig does not pass one to the linker for a program. Without it, the program would export, and keep, all functions of the runtime.
    /// </summary>
    /// <param name="versions">The text of the version script, or an empty text.</param>
    public static string LinkerScript(string versions) =>
        "OVERWRITE_SECTIONS { __modules : { KEEP(*(__modules)) } }\n" + (versions.Length == 0 ? "" : $"VERSION {{\n{versions}\n}}\n");

    /// <summary>Returns the command line of zig.</summary>
    /// <param name="triple">The target of the program, as zig names it.</param>
    /// <param name="output">The program.</param>
    /// <param name="script">A file with <see cref="LinkerScript"/>.</param>
    /// <param name="hasExports">True if the script specifies the exported functions.</param>
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
