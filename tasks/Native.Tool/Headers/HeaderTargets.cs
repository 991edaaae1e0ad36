using Native.Bindgen;
using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.Platform;
using Native.Execution;

namespace Native.Tool;

/// <summary>Finds the arguments with which libclang reads headers for each RID.</summary>
internal static class HeaderTargets
{
    /// <summary>Loads libclang and returns one target per RID; only this machine's without zig.</summary>
    public static IReadOnlyList<BindgenTarget> Find(string? zig, string libClang, IReadOnlyList<string> rids, CancellationToken cancelled)
    {
        LibClangLoader.Load(libClang, PackagedTools.LibClang(libClang));
        var program = zig ?? HeaderSearchQuery.FindCompiler(Environment.GetEnvironmentVariable("PATH"), Environment.GetEnvironmentVariable("CC"));
        var query = new HeaderSearchQuery(new ProcessRunner(() => new(), cancelled), program, Path.GetTempPath());
        var folders = Task.WhenAll(rids.Select(rid => query.Ask(rid, zig is null ? null : NativeTarget.Parse(rid).ZigTriple(null, null)))).GetAwaiter().GetResult();
        return [.. rids.Select((rid, i) => new BindgenTarget(rid, folders[i]))];
    }
}
