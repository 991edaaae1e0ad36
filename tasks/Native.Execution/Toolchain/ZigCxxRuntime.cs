using System.Text.RegularExpressions;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>
/// Finds the static libraries of the C++ runtime of a target, which zig builds into its cache, for another linker. Their directories have unpredictable names,
/// so zig links an empty source and prints the command line of its linker.
/// </summary>
internal static partial class ZigCxxRuntime
{
    /// <summary>Returns the full paths of <c>libc++abi.a</c> and <c>libc++.a</c>. Reports NSDK6022 if zig does not print them.</summary>
    public static IReadOnlyList<string> Find(ICommandRunner processes, ZigToolchain zig, string triple, string scratch)
    {
        var cache = new AnswerCache(Path.Combine(zig.GlobalCache, "native-sdk", "c++"));
        var key = $"{zig.Identity} {triple}";
        if (cache.Read(key)?.Split('\n') is { } known && known.All(File.Exists))
            return known;
        var source = Path.Combine(scratch, "empty.cpp");
        File.WriteAllText(source, "typedef int native_sdk_empty;\n");
        var variables = ZigEnvironment.For(zig, scratch);
        variables["ZIG_VERBOSE_LINK"] = "1";
        var result = processes.Run(new ProcessRequest(
            zig.Executable, ["c++", "-target", triple, "-shared", "-o", Path.Combine(scratch, "empty"), source], scratch, variables)).GetAwaiter().GetResult();
        var found = Paths(result.Error + result.Output);
        if (result.ExitCode != 0 || found.Count != 2)
            throw new NativeException(Diagnostic.Error("NSDK6022",
                $"{zig.Executable} did not report the static libraries of its C++ runtime for {triple}, which the NativeAOT program needs: {found.Count} of 2 were found. "
                + "Expected zig 0.14; install it, or set <NativeAotStaticLinking>false</NativeAotStaticLinking> to publish the shared library."));
        cache.Write(key, string.Join('\n', found));
        return found;
    }

    /// <summary>Returns the two static libraries in the output of zig, in the order of the link. zig does not quote spaces.</summary>
    internal static IReadOnlyList<string> Paths(string output) => [.. new[] { "libc++abi.a", "libc++.a" }
        .Select(name => Archive().Matches(output).LastOrDefault(match => match.Groups["name"].Value == name)?.Groups["path"].Value).OfType<string>()];

    [GeneratedRegex(@"(?:^|(?<=\s))(?<path>(?:/|[A-Za-z]:[\\/])(?:(?!\s(?:/|-|[A-Za-z]:[\\/])).)*?[\\/](?<name>libc\+\+(?:abi)?\.a))(?=\s|$)", RegexOptions.Multiline)]
    private static partial Regex Archive();
}
