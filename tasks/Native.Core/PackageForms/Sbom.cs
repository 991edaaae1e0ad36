using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Native.Core.IO;

namespace Native.Core.PackageForms;

/// <summary>Represents source code that is compiled into the libraries of a package.</summary>
/// <param name="Name">Its name, <c>libfoo</c>.</param>
/// <param name="Version">Its version, or an empty text if it is unknown.</param>
/// <param name="Sha256">The SHA-256 of the archive.</param>
/// <param name="License">An SPDX expression, or an empty text if the project does not state it.</param>
/// <param name="Url">The address of the archive, or an empty text for a local file.</param>
internal sealed record SbomComponent(string Name, string Version, string Sha256, string License, string Url)
{
    /// <summary>Creates a component from an archive, whose file name usually contains the version: <c>libfoo-1.2.tar.gz</c>, <c>foo-v2.0</c>.</summary>
    public static SbomComponent OfArchive(string name, string source, string sha256, string license)
    {
        var at = Enumerable.Range(0, name.Length).FirstOrDefault(i => name[i] is '-' or '_' && IsVersion(name.AsSpan(i + 1)), -1);
        return new(at > 0 ? name[..at] : name, at > 0 ? name[(at + 1)..].TrimStart('v') : "", sha256.ToLowerInvariant(), license,
            source.StartsWith("http", StringComparison.OrdinalIgnoreCase) && source.Contains("://", StringComparison.Ordinal) ? source : "");
    }

    private static bool IsVersion(ReadOnlySpan<char> text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || (text[0] == 'v' && text.Length > 1 && char.IsAsciiDigit(text[1])));
}

/// <summary>Writes a list of the components of a package in the format CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/</summary>
internal static class Sbom
{
    /// <summary>Returns the text. The same components give the same text.</summary>
    public static string Text(string packageId, string version, IEnumerable<SbomComponent> components)
    {
        var sorted = components.DistinctBy(Reference).OrderBy(component => component.Name, StringComparer.Ordinal).ThenBy(component => component.Version, StringComparer.Ordinal)
            .ThenBy(component => component.Sha256, StringComparer.Ordinal).ToList();
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sorted.Select(component => component.ToString()).Prepend(Purl(packageId, version)))));
        var purl = Purl(packageId, version);
        return new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{new Guid(identity.AsSpan(0, 16))}",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject { ["type"] = "library", ["bom-ref"] = purl, ["name"] = packageId, ["version"] = version, ["purl"] = purl },
            },
            ["components"] = new JsonArray([.. sorted.Select(Component)]),
            ["dependencies"] = new JsonArray(new JsonObject { ["ref"] = purl, ["dependsOn"] = new JsonArray([.. sorted.Select(component => (JsonNode)Reference(component))]) }),
        }.ToJsonString(JsonFormat.Indented) + "\n";
    }

    private static JsonNode Component(SbomComponent component)
    {
        var json = new JsonObject { ["type"] = "library", ["bom-ref"] = Reference(component), ["name"] = component.Name };
        if (component.Version.Length > 0)
            json["version"] = component.Version;
        json["hashes"] = Hashes(component);
        if (component.License.Length > 0)
            json["licenses"] = new JsonArray(new JsonObject { ["expression"] = component.License });
        if (component.Url.Length > 0)
            json["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "source-distribution", ["url"] = component.Url, ["hashes"] = Hashes(component) });
        return json;
    }

    private static JsonArray Hashes(SbomComponent component) => new(new JsonObject { ["alg"] = "SHA-256", ["content"] = component.Sha256 });

    private static string Purl(string packageId, string version) => $"pkg:nuget/{packageId}@{version}";

    private static string Reference(SbomComponent component) => $"{component.Name}@{component.Version}#{component.Sha256}";
}
