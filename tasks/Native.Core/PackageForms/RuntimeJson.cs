using System.Text.Json.Nodes;
using Native.Core.IO;

namespace Native.Core.PackageForms;

/// <summary>Writes <c>runtime.json</c>, from which NuGet reads which package an app for a RID also needs.</summary>
internal static class RuntimeJson
{
    /// <summary>Returns the text.</summary>
    public static string Text(string packageId, string version, IEnumerable<string> rids) => new JsonObject
    {
        ["runtimes"] = new JsonObject(rids.Select(rid => KeyValuePair.Create<string, JsonNode?>(
            rid, new JsonObject { [packageId] = new JsonObject { [FormPackage.RuntimeId(packageId, rid)] = version } }))),
    }.ToJsonString(JsonFormat.Indented) + "\n";
}
