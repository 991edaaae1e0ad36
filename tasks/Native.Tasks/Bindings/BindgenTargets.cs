using Native.Core.Bindings;
using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Frameworks;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Finds the header search path of each target.</summary>
internal sealed class BindgenTargets(ICommandRunner processes, BuildSettings settings, Func<string, string?> variable, string zig, string compiler, string folder)
{
    /// <summary>Returns the targets for RIDs, in the same order.</summary>
    public IReadOnlyList<BindgenTarget> Find(IReadOnlyList<string> rids, IReadOnlyList<string> projectArguments)
    {
        var query = new HeaderSearchQuery(processes, zig.Length > 0 ? zig : compiler, folder, variable);
        var searches = Task.WhenAll(rids.Select(rid => query.Ask(rid, zig.Length > 0 ? settings.TripleOf(NativeTarget.Parse(rid)) : null))).GetAwaiter().GetResult();
        return [.. rids.Select((rid, i) => new BindgenTarget(rid, [.. searches[i], .. projectArguments, .. Sdk(rid)]) { CFlags = Flags(rid, "CFLAGS"), CxxFlags = Flags(rid, "CXXFLAGS") })];
    }

    private IReadOnlyList<string> Sdk(string rid) => zig.Length > 0 && settings.MacOSSdkOf(NativeTarget.Parse(rid)) is { } sdk ? MacOSSdk.CompileArguments(sdk) : [];

    private IReadOnlyList<string> Flags(string rid, string name)
    {
        var variables = new BuildVariables(variable, rid);
        return HeaderFlags.Of([.. CommandLine.Split(variables.Get("CPPFLAGS"), HostSystem.This), .. CommandLine.Split(variables.Get(name), HostSystem.This)]);
    }
}
