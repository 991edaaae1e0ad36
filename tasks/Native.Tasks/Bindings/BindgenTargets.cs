using Native.Core.Bindings;
using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Frameworks;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Finds the header search path of each target, and caches it next to the bindings.</summary>
internal sealed class BindgenTargets(ICommandRunner processes, BuildSettings settings, Func<string, string?> variable, string zig, string compiler, string folder)
{
    /// <summary>Returns the targets for RIDs, in the same order.</summary>
    public IReadOnlyList<BindgenTarget> Find(IReadOnlyList<string> rids, IReadOnlyList<string> projectArguments)
    {
        var searches = Task.WhenAll(rids.Select(rid => Search(NativeTarget.Parse(rid)))).GetAwaiter().GetResult();
        return [.. rids.Select((rid, i) => new BindgenTarget(rid, [.. searches[i], .. projectArguments, .. Sdk(rid)]) { CFlags = Flags(rid, "CFLAGS"), CxxFlags = Flags(rid, "CXXFLAGS") })];
    }

    private IReadOnlyList<string> Sdk(string rid) => zig.Length > 0 && settings.MacOSSdkOf(NativeTarget.Parse(rid)) is { } sdk ? MacOSSdk.CompileArguments(sdk) : [];

    private IReadOnlyList<string> Flags(string rid, string name)
    {
        var variables = new BuildVariables(variable, rid);
        return HeaderFlags.Of([.. CommandLine.Split(variables.Get("CPPFLAGS"), HostSystem.This), .. CommandLine.Split(variables.Get(name), HostSystem.This)]);
    }

    private async Task<IReadOnlyList<string>> Search(NativeTarget target)
    {
        var triple = settings.TripleOf(target);
        var program = zig.Length > 0 ? zig : compiler;
        // A link keeps its time if its target changes to another compiler, so use the time of the target.
        var state = StepInput.StateOf(new DiskFileReader().Stamp(program));
        var key = $"3|{program}|{state}|{Directory.GetLastWriteTimeUtc(Path.GetDirectoryName(program)!).Ticks}|{triple}";
        var cache = Path.Combine(folder, $"headers-{target.Rid}.txt");
        if (File.Exists(cache) && await File.ReadAllLinesAsync(cache).ConfigureAwait(false) is { Length: > 1 } known && known[0] == key)
            return known[1..];
        var found = await new HeaderSearchQuery(processes, program, folder).Ask(target.Rid, zig.Length > 0 ? triple : null).ConfigureAwait(false);
        FileWriter.Write(cache, string.Join('\n', found.Prepend(key)) + "\n");
        return found;
    }
}
