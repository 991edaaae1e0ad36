using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

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
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteString("serialNumber", $"urn:uuid:{new Guid(identity.AsSpan(0, 16))}");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            json.WriteString("type", "library");
            json.WriteString("bom-ref", Purl(packageId, version));
            json.WriteString("name", packageId);
            json.WriteString("version", version);
            json.WriteString("purl", Purl(packageId, version));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            sorted.ForEach(component => Write(json, component));
            json.WriteEndArray();
            json.WriteStartArray("dependencies");
            json.WriteStartObject();
            json.WriteString("ref", Purl(packageId, version));
            json.WriteStartArray("dependsOn");
            sorted.ForEach(component => json.WriteStringValue(Reference(component)));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, SbomComponent component)
    {
        json.WriteStartObject();
        json.WriteString("type", "library");
        json.WriteString("bom-ref", Reference(component));
        json.WriteString("name", component.Name);
        if (component.Version.Length > 0)
            json.WriteString("version", component.Version);
        WriteHash(json, component.Sha256);
        if (component.License.Length > 0)
        {
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteString("expression", component.License);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (component.Url.Length > 0)
        {
            json.WriteStartArray("externalReferences");
            json.WriteStartObject();
            json.WriteString("type", "source-distribution");
            json.WriteString("url", component.Url);
            WriteHash(json, component.Sha256);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteHash(Utf8JsonWriter json, string sha256)
    {
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("alg", "SHA-256");
        json.WriteString("content", sha256);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Purl(string packageId, string version) => $"pkg:nuget/{packageId}@{version}";

    private static string Reference(SbomComponent component) => $"{component.Name}@{component.Version}#{component.Sha256}";
}
