using System.Text.Json;
using Native.Core.PackageForms;

namespace Native.Core.Tests.PackageForms;

public sealed class SbomTests
{
    private static readonly string s_sha = new('a', 64);

    [Theory]
    [InlineData("zlib-1.3.1", "zlib", "1.3.1")]
    [InlineData("libsodium-1.0.20-RELEASE", "libsodium", "1.0.20-RELEASE")]
    [InlineData("utf8proc-v2.9", "utf8proc", "2.9")]
    [InlineData("sqlite-amalgamation-3460000", "sqlite-amalgamation", "3460000")]
    [InlineData("main", "main", "")]
    [InlineData("3-way", "3-way", "")]
    public void The_name_of_an_archive_contains_its_version(string archive, string name, string version)
    {
        var component = SbomComponent.OfArchive(archive, $"https://example.org/{archive}.zip", s_sha.ToUpperInvariant(), "");
        Assert.Equal((name, version, s_sha, $"https://example.org/{archive}.zip"), (component.Name, component.Version, component.Sha256, component.Url));
    }

    // The validator of CycloneDX reads its own schema.
    [Fact]
    public void The_file_is_valid()
    {
        var text = Sbom.Text("Foo", "1.2.0-beta", [SbomComponent.OfArchive("zlib-1.3.1", "https://example.org/zlib-1.3.1.tar.gz", s_sha, "Zlib"), SbomComponent.OfArchive("local", "archives/local.zip", s_sha, "")]);
        var result = CycloneDX.Json.Validator.Validate(text, CycloneDX.SpecificationVersion.v1_6);
        Assert.True(result.Valid, string.Join('\n', result.Messages));
        Assert.False(CycloneDX.Json.Validator.Validate(text.Replace("SHA-256", "SHA-257", StringComparison.Ordinal), CycloneDX.SpecificationVersion.v1_6).Valid);

        var components = JsonDocument.Parse(text).RootElement.GetProperty("components").EnumerateArray().ToList();
        Assert.Equal(["local", "zlib"], components.Select(component => component.GetProperty("name").GetString()));
        Assert.Equal("Zlib", components[1].GetProperty("licenses")[0].GetProperty("expression").GetString());
        Assert.Equal(s_sha, components[1].GetProperty("hashes")[0].GetProperty("content").GetString());
        Assert.False(components[0].TryGetProperty("licenses", out _));
        Assert.False(components[0].TryGetProperty("externalReferences", out _));
    }

    [Fact]
    public void The_order_of_archives_and_RIDs_has_no_effect()
    {
        SbomComponent one = SbomComponent.OfArchive("a-1", "a-1.zip", s_sha, ""), two = SbomComponent.OfArchive("b-1", "b-1.zip", s_sha, "");
        Assert.Equal(Sbom.Text("Foo", "1.0.0", [one, two]), Sbom.Text("Foo", "1.0.0", [two, one, two]));
        Assert.NotEqual(Sbom.Text("Foo", "1.0.0", [one]), Sbom.Text("Foo", "1.0.0", [two]));
    }
}
