using System.Text.Json.Nodes;

namespace Native.Core.Package;

/// <summary>Edits <c>project.assets.json</c>, from which NuGet reads the dependencies of a package when it packs.</summary>
internal static class AssetsFile
{
    /// <summary>Returns the text of the file without the reference of the project to <paramref name="package"/>.</summary>
    /// <param name="text">The text that restore wrote.</param>
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
