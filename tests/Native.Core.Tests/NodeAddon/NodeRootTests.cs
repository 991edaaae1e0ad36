using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Native.Core.NodeAddon;
using Native.Core.Platform;

namespace Native.Core.Tests.NodeAddon;

/// <summary>The files of npm packages.</summary>
public sealed class NodeRootTests
{
    private static readonly NpmIdentity s_identity = new("@me/foo", "1.0.0-rc.1");
    private static readonly NpmDescription s_description = new("Adds \"numbers\" für alle", "MIT", "Me", "https://example.com", "https://example.com/foo.git", ["add", "number"]);
    private static readonly NpmTarget[] s_targets = [.. new[] { "win-x64", "linux-musl-x64" }.Select(rid => NpmTarget.Of(NativeTarget.Parse(rid)))];

    [Fact]
    public void The_root_depends_on_the_exact_version_of_each_target() => Assert.Equal("""
        {
          "name": "@me/foo",
          "version": "1.0.0-rc.1",
          "description": "Adds \"numbers\" für alle",
          "keywords": [
            "add",
            "number"
          ],
          "homepage": "https://example.com",
          "license": "MIT",
          "author": "Me",
          "repository": {
            "type": "git",
            "url": "https://example.com/foo.git"
          },
          "main": "index.js",
          "types": "index.d.ts",
          "optionalDependencies": {
            "@me/foo-linux-x64-musl": "1.0.0-rc.1",
            "@me/foo-win32-x64": "1.0.0-rc.1"
          }
        }

        """, NpmManifest.ForRoot(s_identity, s_description, s_targets, "index.d.ts"));

    [Fact]
    public void A_target_names_its_system() => Assert.Equal("""
        {
          "name": "@me/foo-linux-x64-musl",
          "version": "1.0.0-rc.1",
          "description": "The add-on of @me/foo for linux-x64-musl",
          "main": "foo.node",
          "os": [
            "linux"
          ],
          "cpu": [
            "x64"
          ],
          "libc": [
            "musl"
          ]
        }

        """, NpmManifest.ForTarget(s_identity, new("", "", "", "", "", []), s_targets[1], "foo.node"));

    [Fact]
    public void Types_exist_if_the_exports_or_a_file_are_known()
    {
        var root = new NodeRoot(s_identity, s_description, "foo.node", s_targets, []);
        Assert.Equal(["package.json", "index.js"], root.Files(null).Select(file => file.Path));
        Assert.DoesNotContain("types", Text(root, "package.json"));
        Assert.DoesNotContain("0 &&", Text(root, "index.js"));
        root = root with { Exports = [NodeExport.Parse("add: (a: number) => number"), NodeExport.Parse(" version "), NodeExport.Parse("not-a-name")] };
        Assert.Equal("export declare const add: (a: number) => number;\nexport declare const version: any;\n", Text(root, "index.d.ts"));
        Assert.EndsWith("0 && (module.exports = { add, version });\n", Text(root, "index.js"));
        Assert.Equal("own", Text(root, "index.d.ts", "own"));
    }

    // The loader itself runs in Packages.Tests.
    [Fact]
    public void The_loader_quotes_names() => Assert.Contains("const addon = 'it\\'s.node';", NpmLoader.Write(s_identity, "it's.node", s_targets, []));

    [Fact]
    public void An_archive_depends_on_its_files_only()
    {
        var files = new Dictionary<string, byte[]> { ["package.json"] = [1], ["a.node"] = [2, 3], ["B.md"] = [] };
        var archive = NpmArchive.Write(files);
        Assert.Equal(archive, NpmArchive.Write(files.Reverse().ToDictionary()));
        using var tar = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        var read = new List<string>();
        while (tar.GetNextEntry() is { } entry)
        {
            Assert.Equal((TarEntryType.RegularFile, 0, new DateTimeOffset(1985, 10, 26, 8, 15, 0, TimeSpan.Zero)), (entry.EntryType, entry.Uid, entry.ModificationTime));
            read.Add($"{entry.Name} {entry.Length} {Convert.ToString((int)entry.Mode, 8)}");
        }

        Assert.Equal(["package/B.md 0 644", "package/a.node 2 644", "package/package.json 1 644"], read);
    }

    private static string Text(NodeRoot root, string path, string? types = null) =>
        Encoding.UTF8.GetString(root.Files(types is null ? null : Encoding.UTF8.GetBytes(types)).Single(file => file.Path == path).Content);
}
