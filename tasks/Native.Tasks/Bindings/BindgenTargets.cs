using Native.Core.Bindings;
using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Asks the compiler where each target has its headers; the answers are kept beside the bindings.</summary>
internal sealed class BindgenTargets(ProcessRunner processes, BuildSettings settings, Func<string, string?> variable, string zig, string compiler, string folder)
{
    /// <summary>The targets of some RIDs, in their order.</summary>
    public IReadOnlyList<BindgenTarget> Find(IReadOnlyList<string> rids, IReadOnlyList<string> projectArguments)
    {
        var searches = Task.WhenAll(rids.Select(rid => Search(NativeTarget.Parse(rid)))).GetAwaiter().GetResult();
        return [.. rids.Select((rid, i) => new BindgenTarget(rid, [.. searches[i], .. projectArguments]) { CFlags = Flags(rid, "CFLAGS"), CxxFlags = Flags(rid, "CXXFLAGS") })];
    }

    private IReadOnlyList<string> Flags(string rid, string name)
    {
        var variables = new BuildVariables(variable, rid);
        return HeaderFlags.Of([.. CommandLine.Split(variables.Get("CPPFLAGS")), .. CommandLine.Split(variables.Get(name))]);
    }

    private async Task<IReadOnlyList<string>> Search(NativeTarget target)
    {
        var triple = settings.TripleOf(target);
        var program = zig.Length > 0 ? zig : compiler;
        var arguments = HeaderSearch.Question(zig.Length > 0 ? triple : null);
        var key = $"2|{program}|{File.GetLastWriteTimeUtc(program).Ticks}|{Directory.GetLastWriteTimeUtc(Path.GetDirectoryName(program)!).Ticks}|{triple}";
        var cache = Path.Combine(folder, $"headers-{target.Rid}.txt");
        if (File.Exists(cache) && await File.ReadAllLinesAsync(cache) is { Length: > 1 } known && known[0] == key)
            return known[1..];
        // For macOS zig leaves an empty null.o where it runs, which is not to be the project.
        var answer = await processes.Run(new ProcessRequest(program, arguments, folder, Environment, s_timeLimit)).ConfigureAwait(false);
        var found = HeaderSearch.Read(answer.Error, folder) ?? throw new NativeException(Diagnostic.Error("NSDK4006",
            $"'{program} {CommandLine.Quote(arguments, OperatingSystem.IsWindows())}' did not say where the headers of {target.Rid} are. Expected the list of a C compiler; "
            + $"set ZigPath to zig, or CC to gcc or clang. It said: {answer.Error.Trim()}"));
        FileWriter.Write(cache, string.Join('\n', found.Prepend(key)) + "\n");
        return found;
    }

    // zig tries for ever to create a cache that it cannot create.
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(1);

    // The list that is read is for people: in their language otherwise.
    private static Dictionary<string, string?> Environment { get; } = new() { ["LC_ALL"] = "C", ["LANG"] = "C" };
}
