using System.Text.Json;
using System.Text.Json.Nodes;
using Native.Core.IO;

namespace Native.Core.Package;

/// <summary>Represents a file that a machine built for a package.</summary>
/// <param name="Path">The path relative to the manifest, with slashes: <c>native/libfoo.so</c>.</param>
/// <param name="Type">
/// <c>Library</c>, the type of a file that is packed next to it, <c>ImportLibrary</c>, <c>Symbols</c>, <c>Header</c> or <c>Static</c>.
/// </param>
/// <param name="Sha256">The SHA-256 of the content, in lowercase.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Requires">The oldest system that a library requires, such as <c>glibc 2.17</c>, or an empty text.</param>
/// <param name="Exports">The names that a library exports, sorted.</param>
public sealed record PrebuiltFile(string Path, string Type, string Sha256, long Size, string Requires, IReadOnlyList<string> Exports)
{
    /// <summary>The type of the library of the project.</summary>
    public const string Library = "Library";

    /// <summary>The type of an import library for Windows.</summary>
    public const string ImportLibrary = "ImportLibrary";

    /// <summary>The type of a file with debug information, which is next to its library.</summary>
    public const string Symbols = "Symbols";

    /// <summary>The type of a header.</summary>
    public const string Header = "Header";

    /// <summary>The type of a static library for NativeAOT.</summary>
    public const string Static = "Static";

    /// <summary>The directory of the files that are packed into <c>runtimes/&lt;rid&gt;/native/</c>.</summary>
    public const string NativeFolder = "native/";

    /// <summary>The directory of the headers.</summary>
    public const string HeaderFolder = "include/";

    /// <summary>True if the file is packed into <c>runtimes/&lt;rid&gt;/native/</c>.</summary>
    public bool IsNative => Path.StartsWith(NativeFolder, StringComparison.Ordinal);

    /// <summary>True if the path is below the directory of the manifest.</summary>
    public bool IsInside => Path.Length > 0 && !Path.Contains('\\') && !Path.Contains(':') && Path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>Represents an item that a package contains in <c>buildTransitive/&lt;PackageId&gt;.targets</c>, or that a pack reports.</summary>
/// <param name="Type">The type: <c>Metadata</c>, <c>System</c>, <c>StaticPart</c> or <c>StaticArgument</c>.</param>
/// <param name="Include">The name or value.</param>
/// <param name="Values">Its other values.</param>
public sealed record PrebuiltItem(string Type, string Include, IReadOnlyList<KeyValuePair<string, string>> Values);

/// <summary>
/// Represents <c>prebuilt.json</c>, which describes everything that one machine built for one RID of a package. The text contains neither times nor paths of the machine.
/// </summary>
/// <param name="Rid">The RID.</param>
/// <param name="Identity">The properties in which the projects of both machines must agree, by name.</param>
/// <param name="Triple">The target, with the minimum OS version: <c>x86_64-linux-gnu.2.23</c>.</param>
/// <param name="Toolchain"><c>zig 0.14.0</c> or <c>cmake</c>.</param>
/// <param name="Declared">The libraries that the project names, as <c>audit.txt</c> lists them.</param>
/// <param name="Files">The files, sorted by path.</param>
/// <param name="Items">The items.</param>
public sealed record PrebuiltManifest(
    string Rid, IReadOnlyList<KeyValuePair<string, string>> Identity, string Triple, string Toolchain, string Declared, IReadOnlyList<PrebuiltFile> Files, IReadOnlyList<PrebuiltItem> Items)
{
    /// <summary>The file name.</summary>
    public const string FileName = "prebuilt.json";

    private const int Format = 1;

    /// <summary>The kind of the toolchain: <c>zig</c> or <c>cmake</c>.</summary>
    public string ToolchainKind => Toolchain.Split(' ')[0];

    /// <summary>Returns the text of the file.</summary>
    public string Write() => new JsonObject
    {
        ["format"] = Format,
        ["rid"] = Rid,
        ["triple"] = Triple,
        ["toolchain"] = Toolchain,
        ["project"] = Object(Identity),
        ["declared"] = Array(Declared.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        ["files"] = new JsonArray([.. Files.Select(Node)]),
        ["items"] = new JsonArray([.. Items.Select(item => new JsonObject { ["type"] = item.Type, ["include"] = item.Include, ["values"] = Object(item.Values) })]),
    }.ToJsonString(JsonFormat.Readable) + "\n";

    /// <summary>Parses the text. Returns null for other text, or for a format that this version does not read.</summary>
    public static PrebuiltManifest? Parse(string? text)
    {
        try
        {
            return text is not null && JsonNode.Parse(text) is JsonObject root && (int?)root["format"] == Format ? Read(root) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static PrebuiltManifest? Read(JsonObject root)
    {
        var manifest = new PrebuiltManifest(Text(root, "rid"), Pairs(root["project"]), Text(root, "triple"), Text(root, "toolchain"), string.Concat(List(root["declared"]).Select(line => $"{line}\n")),
            [.. Objects(root["files"]).Select(file => new PrebuiltFile(
                Text(file, "path"), Text(file, "type"), Text(file, "sha256"), (long?)file["size"] ?? 0, (string?)file["requires"] ?? "", List(file["exports"])))],
            [.. Objects(root["items"]).Select(item => new PrebuiltItem(Text(item, "type"), Text(item, "include"), Pairs(item["values"])))]);
        return manifest.Files.All(file => file.IsInside) ? manifest : null;
    }

    private static JsonObject Node(PrebuiltFile file)
    {
        var node = new JsonObject { ["path"] = file.Path, ["type"] = file.Type, ["sha256"] = file.Sha256, ["size"] = file.Size };
        if (file.Requires.Length > 0)
            node["requires"] = file.Requires;
        if (file.Exports.Count > 0)
            node["exports"] = Array(file.Exports);
        return node;
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static string Text(JsonNode node, string name) => (string?)node[name] ?? throw new FormatException(name);

    private static IReadOnlyList<string> List(JsonNode? node) => [.. (node as JsonArray ?? []).Select(text => (string?)text ?? "")];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => (node as JsonArray ?? []).Select(each => each as JsonObject ?? throw new FormatException());

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(JsonNode? node) =>
        [.. (node as JsonObject ?? []).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value ?? ""))];
}
