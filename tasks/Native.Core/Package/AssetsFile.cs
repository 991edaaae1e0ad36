using System.Text.Json.Nodes;

namespace Native.Core.Package;

/// <summary>NuGet's <c>project.assets.json</c>, from which pack takes the dependencies of a package.</summary>
internal static class AssetsFile
{
    /// <summary>The text of an assets file whose project does not reference <paramref name="package"/>.</summary>
    /// <param name="text">What restore wrote.</param>
    /// <param name="package">The name of the package, as restore writes it.</param>
    public static string Without(string text, string package)
    {
        var root = JsonNode.Parse(text)!;
        if (root["project"]?["frameworks"] is JsonObject frameworks)
        {
            foreach (var (_, framework) in frameworks)
                (framework?["dependencies"] as JsonObject)?.Remove(package);
        }
        return root.ToJsonString();
    }
}
