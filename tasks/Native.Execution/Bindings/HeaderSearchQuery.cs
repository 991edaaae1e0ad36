using Native.Core.Bindings;
using Native.Core.Command;
using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>Asks a C compiler where it finds the headers of the system, for the task and for native-bindgen.</summary>
/// <param name="processes">Starts the compiler.</param>
/// <param name="program">Full path of zig, or of a compiler of this machine.</param>
/// <param name="directory">Where it runs. For macOS zig leaves an empty null.o there, so it must not be the user's folder.</param>
internal sealed class HeaderSearchQuery(ICommandRunner processes, string program, string directory)
{
    // zig tries for ever to create a cache that it cannot create.
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(1);

    // The list that is read is written for people, and is in their language otherwise.
    private static readonly Dictionary<string, string?> s_environment = new() { ["LC_ALL"] = "C", ["LANG"] = "C" };

    /// <summary>
    /// Options for libclang that make it search where the compiler does for <paramref name="rid"/>. <paramref name="triple"/>
    /// is what zig calls the RID, and null for a compiler of this machine. NSDK4006 where the answer is not a compiler's.
    /// </summary>
    public async Task<IReadOnlyList<string>> Ask(string rid, string? triple)
    {
        var arguments = HeaderSearch.Question(triple);
        var answer = await processes.Run(new ProcessRequest(program, arguments, directory, s_environment, s_timeLimit)).ConfigureAwait(false);
        return HeaderSearch.Read(answer.Error, directory) ?? throw new NativeException(Diagnostic.Error("NSDK4006",
            $"'{program} {CommandLine.Quote(arguments)}' did not say where the headers of {rid} are. Expected the list of a C compiler; "
            + $"name zig with ZigPath (--zig of native-bindgen), or gcc or clang with CC. It said: {(answer.Error + answer.Output).Trim()}"));
    }

    /// <summary>
    /// The compiler of this machine for a build without zig: the one that <c>CC</c> names, else the first on
    /// <paramref name="path"/> (<c>PATH</c>). NSDK4006 where there is none.
    /// </summary>
    public static string FindCompiler(string? path, string? cc)
    {
        var isNamed = !string.IsNullOrEmpty(cc);
        return SearchPath.Find(path, isNamed ? [cc!] : ["cc", "gcc", "clang"]) ?? throw new NativeException(Diagnostic.Error("NSDK4006",
            $"There is no C compiler that knows where the system's headers are: no zig, and no {(isNamed ? $"'{cc}', which CC names," : "cc, gcc or clang")} on PATH. "
            + "Install zig (https://ziglang.org/download), let the build fetch it with NativeZigVersion, or name it with ZigPath (--zig of native-bindgen)."));
    }
}
