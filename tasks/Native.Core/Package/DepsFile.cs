using System.Text.Json;
using System.Text.Json.Nodes;

namespace Native.Core.Package;

/// <summary>
/// An app's <c>deps.json</c>: which of its files are for which RID. The .NET SDK writes those of packages into it, and none of projects.
/// </summary>
internal static class DepsFile
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The text with native files of the project whose assembly is <paramref name="assembly"/>; null where it has no such project.</summary>
    public static string? AddNative(string json, string assembly, IEnumerable<(string Rid, string Path)> files)
    {
        var root = JsonNode.Parse(json);
        if (root?["targets"] is not JsonObject targets || Project(targets, assembly) is not { } project)
            return null;
        var list = project["runtimeTargets"] as JsonObject ?? [];
        foreach (var (rid, path) in files)
            list[path] = new JsonObject { ["rid"] = rid, ["assetType"] = "native", ["fileVersion"] = "0.0.0.0" };
        project["runtimeTargets"] = list;
        return root.ToJsonString(s_indented);
    }

    private static JsonObject? Project(JsonObject targets, string assembly) => targets
        .SelectMany(target => target.Value as JsonObject ?? [])
        .Select(library => library.Value as JsonObject)
        .FirstOrDefault(library => library?["runtime"] is JsonObject runtime && runtime.ContainsKey(assembly));
}
