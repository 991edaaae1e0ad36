using Native.Core.Bindings;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Queries a C compiler for its search path of system headers, for the task and for native-bindgen.</summary>
/// <param name="processes">Starts the compiler.</param>
/// <param name="program">The full path of zig, or of a compiler of this machine.</param>
/// <param name="directory">The working directory. zig leaves an empty null.o there for macOS, so it must not be a directory of the user.</param>
/// <param name="variable">Reads the environment of the build.</param>
internal sealed class HeaderSearchQuery(ICommandRunner processes, string program, string directory, Func<string, string?> variable)
{
    private static readonly string[] s_variables = ["CPATH", "C_INCLUDE_PATH", "SDKROOT", "ZIG_LIB_DIR", "ZIG_LIBC", "NIX_CFLAGS_COMPILE"];

    private readonly Lazy<string?> _zigKey = new(() => ZigAnswerKey.Of(program, variable, s_variables));

    // If zig cannot create its cache, it retries forever.
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(1);

    // The parser expects English output.
    private static readonly Dictionary<string, string?> s_environment = new() { ["LC_ALL"] = "C", ["LANG"] = "C" };

    /// <summary>
    /// Returns the options for each of <paramref name="rids"/>, for commands. It queries <paramref name="zig"/> for all of them in parallel or, if that is null, the
    /// compiler of this machine. Reports NSDK4006.
    /// </summary>
    public static Task<IReadOnlyList<string>[]> AskAll(string? zig, IReadOnlyList<string> rids, CancellationToken cancelled)
    {
        var program = zig ?? FindCompiler(Environment.GetEnvironmentVariable("PATH"), Environment.GetEnvironmentVariable("CC"));
        var query = new HeaderSearchQuery(new ProcessRunner(() => new(), cancelled), program, Path.GetTempPath(), Environment.GetEnvironmentVariable);
        return Task.WhenAll(rids.Select(rid => query.Ask(rid, zig is null ? null : NativeTarget.Parse(rid).ZigTriple(null, null))));
    }

    /// <summary>
    /// Returns options that give libclang the search path of the compiler for <paramref name="rid"/>. <paramref name="triple"/> is zig's name of the
    /// RID, and null for a compiler of this machine. The answer of zig is cached for all projects of the user, because zig contains the headers. Reports
    /// NSDK4006 if the output cannot be read.
    /// </summary>
    public async Task<IReadOnlyList<string>> Ask(string rid, string? triple)
    {
        var cache = new AnswerCache(Path.Combine(UserCache.Folder(HostSystem.This, variable), "headers"));
        var key = triple is null || _zigKey.Value is not { } zig ? null : $"{zig}|{triple}";
        if (key is not null && cache.Read(key)?.Split('\n') is { Length: > 1 } known && known.Where(Path.IsPathRooted).All(Directory.Exists))
            return known;
        var found = await AskProgram(rid, triple).ConfigureAwait(false);
        if (key is not null)
            cache.Write(key, string.Join('\n', found));
        return found;
    }

    private async Task<IReadOnlyList<string>> AskProgram(string rid, string? triple)
    {
        var arguments = HeaderSearch.Question(triple);
        var answer = await processes.Run(new ProcessRequest(program, arguments, directory, s_environment, s_timeLimit)).ConfigureAwait(false);
        return HeaderSearch.Read(answer.Error, directory) ?? throw new NativeException(Diagnostic.Error("NSDK4006",
            $"'{program} {CommandLine.Quote(arguments)}' did not print the search path for headers of {rid}. Expected the output of a C compiler; "
            + $"set ZigPath (--zig of native-bindgen) to zig, or CC to gcc or clang. The output was: {(answer.Error + answer.Output).Trim()}"));
    }

    /// <summary>
    /// Returns the compiler of this machine for a build without zig: the value of <c>CC</c>, or the first compiler on <paramref name="path"/>
    /// (<c>PATH</c>). Reports NSDK4006 if none exists.
    /// </summary>
    public static string FindCompiler(string? path, string? cc)
    {
        var isNamed = !string.IsNullOrEmpty(cc);
        return SearchPath.Find(path, isNamed ? [cc!] : ["cc", "gcc", "clang"]) ?? throw new NativeException(Diagnostic.Error("NSDK4006",
            $"The system headers cannot be found without a C compiler: zig was not found, and PATH does not contain {(isNamed ? $"'{cc}', the value of CC" : "cc, gcc or clang")}. "
            + "Install zig (https://ziglang.org/download), run dotnet restore, which downloads it unless NativeZigVersion is none, or set ZigPath (--zig of native-bindgen)."));
    }
}
