using Native.Bindgen;
using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Execution;

namespace Native.Tool;

/// <summary>Finds the arguments with which libclang reads headers for each RID.</summary>
internal static class HeaderTargets
{
    /// <summary>Returns the system of a RID, as in conditions of project files: <c>linux</c>, <c>win</c> or <c>osx</c>.</summary>
    public static string System(string rid) => rid[..rid.IndexOf('-')];

    /// <summary>Loads libclang and returns one target per RID; only this machine's without zig.</summary>
    public static IReadOnlyList<BindgenTarget> Find(string? zig, string libClang, IReadOnlyList<string> rids, CancellationToken cancelled)
    {
        LibClangLoader.Load(libClang, PackagedTools.LibClang(libClang));
        var folders = HeaderSearchQuery.AskAll(zig, rids, cancelled).GetAwaiter().GetResult();
        return [.. rids.Select((rid, i) => new BindgenTarget(rid, folders[i]))];
    }
}
