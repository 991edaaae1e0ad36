using System.Text.Json;
using System.Text.Json.Nodes;
using Native.Core.IO;

namespace Native.Core.NodeAddon;

/// <summary>Represents the properties of a project that describe its packages. An empty text is left out.</summary>
/// <param name="Description"><c>Description</c>.</param>
/// <param name="License"><c>PackageLicenseExpression</c>, or the file with the licence: <c>SEE LICENSE IN LICENSE</c>.</param>
/// <param name="Author"><c>Authors</c>.</param>
/// <param name="Homepage"><c>PackageProjectUrl</c>.</param>
/// <param name="Repository"><c>RepositoryUrl</c>.</param>
/// <param name="Keywords"><c>PackageTags</c>.</param>
public sealed record NpmDescription(string Description, string License, string Author, string Homepage, string Repository, IReadOnlyList<string> Keywords);

/// <summary>Writes <c>package.json</c>: https://docs.npmjs.com/cli/configuring-npm/package-json</summary>
public static class NpmManifest
{
    /// <summary>Returns the text for the package that users install. It depends on the packages of all targets, of which npm installs one.</summary>
    /// <param name="identity">The name and version.</param>
    /// <param name="description">The properties of the project.</param>
    /// <param name="targets">The targets that have a package.</param>
    /// <param name="types">The name of the <c>.d.ts</c> file, or null.</param>
    public static string ForRoot(NpmIdentity identity, NpmDescription description, IEnumerable<NpmTarget> targets, string? types)
    {
        var manifest = Common(identity, description, description.Description);
        manifest["main"] = NpmLoader.FileName;
        if (types is not null)
            manifest["types"] = types;
        manifest["optionalDependencies"] = new JsonObject(targets.Select(target => identity.For(target)).OrderBy(package => package.Name, StringComparer.Ordinal)
            .Select(package => KeyValuePair.Create(package.Name, (JsonNode?)JsonValue.Create(package.Version))));
        return Text(manifest);
    }

    /// <summary>Returns the text for the package with the add-on for one target.</summary>
    public static string ForTarget(NpmIdentity identity, NpmDescription description, NpmTarget target, string addon)
    {
        var manifest = Common(identity.For(target), description, $"The add-on of {identity.Name} for {target.Name}");
        manifest["main"] = addon;
        manifest["os"] = new JsonArray(target.Os);
        manifest["cpu"] = new JsonArray(target.Cpu);
        if (target.Libc is not null)
            manifest["libc"] = new JsonArray(target.Libc);
        return Text(manifest);
    }

    private static JsonObject Common(NpmIdentity identity, NpmDescription description, string text)
    {
        var manifest = new JsonObject { ["name"] = identity.Name, ["version"] = identity.Version };
        Add("description", text);
        if (description.Keywords.Count > 0)
            manifest["keywords"] = new JsonArray([.. description.Keywords.Select(word => (JsonNode?)JsonValue.Create(word))]);
        Add("homepage", description.Homepage);
        Add("license", description.License);
        Add("author", description.Author);
        if (description.Repository.Length > 0)
            manifest["repository"] = new JsonObject { ["type"] = "git", ["url"] = description.Repository };
        return manifest;

        void Add(string name, string value)
        {
            if (value.Length > 0)
                manifest[name] = value;
        }
    }

    private static string Text(JsonObject manifest) => manifest.ToJsonString(JsonFormat.Readable) + "\n";
}
