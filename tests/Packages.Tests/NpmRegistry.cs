using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Packages.Tests;

/// <summary>A registry with npm packages that were packed, from which npm installs.</summary>
public sealed class NpmRegistry : IDisposable
{
    private readonly LoopbackServer _server = new();

    /// <summary>Publishes all packages of a directory.</summary>
    public NpmRegistry(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.tgz"))
            Publish(file);
    }

    public void Dispose() => _server.Dispose();

    /// <summary>Runs <c>npm install</c> in a new project and returns the installed packages.</summary>
    public IReadOnlyList<string> Install(TestFolder test, string folder, string package, params string[] options)
    {
        test.Write($"{folder}/package.json", "{ \"private\": true }");
        Tool.Run("npm", ["install", package, "--registry", _server.Address, "--cache", test["npm cache"], "--no-audit", "--no-fund", "--no-update-notifier", .. options], test[folder]).Succeeds();
        var modules = test[$"{folder}/node_modules"];
        return [.. Directory.EnumerateFiles(modules, "package.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(modules, Path.GetDirectoryName(file)!).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    // https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md
    private void Publish(string file)
    {
        var archive = File.ReadAllBytes(file);
        var manifest = Manifest(archive);
        var (name, version) = ((string)manifest["name"]!, (string)manifest["version"]!);
        manifest["dist"] = new JsonObject
        {
            ["tarball"] = _server.Serve($"/{Path.GetFileName(file)}", archive),
            ["integrity"] = $"sha512-{Convert.ToBase64String(SHA512.HashData(archive))}",
        };
        var document = new JsonObject { ["name"] = name, ["dist-tags"] = new JsonObject { ["latest"] = version }, ["versions"] = new JsonObject { [version] = manifest } };
        _server.Serve($"/{name.Replace("/", "%2f")}", Encoding.UTF8.GetBytes(document.ToJsonString()));
    }

    private static JsonObject Manifest(byte[] archive)
    {
        using var tar = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name == "package/package.json")
                return JsonNode.Parse(entry.DataStream!)!.AsObject();
        }

        throw new InvalidOperationException("The archive contains no package.json.");
    }
}
