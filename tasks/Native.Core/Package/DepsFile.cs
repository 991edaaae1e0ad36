using System.Text.Json;
using System.Text.Json.Nodes;
using Native.Core.IO;

namespace Native.Core.Package;

/// <summary>
/// Adds native files to <c>deps.json</c>, which lists the RID of each file. The .NET SDK only adds files of packages, not of projects.
/// </summary>
internal static class DepsFile
{
    /// <summary>Returns the text with native files of the project with the assembly <paramref name="assembly"/>, or null if the project is missing.</summary>
    public static string? AddNative(string json, string assembly, IEnumerable<(string Rid, string Path)> files)
    {
        var root = JsonNode.Parse(json);
        if (root?["targets"] is not JsonObject targets || Project(targets, assembly) is not { } project)
            return null;
        var list = project["runtimeTargets"] as JsonObject ?? [];
        foreach (var (rid, path) in files)
            list[path] = new JsonObject { ["rid"] = rid, ["assetType"] = "native", ["fileVersion"] = "0.0.0.0" };
        project["runtimeTargets"] = list;
        return root.ToJsonString(JsonFormat.Indented);
    }

    private static JsonObject? Project(JsonObject targets, string assembly) => targets
        .SelectMany(target => target.Value as JsonObject ?? [])
        .Select(library => library.Value as JsonObject)
        .FirstOrDefault(library => library?["runtime"] is JsonObject runtime && runtime.ContainsKey(assembly));
}
