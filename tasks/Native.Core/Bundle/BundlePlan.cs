using System.Security.Cryptography;
using System.Text;
using Native.Core.Audit;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Bundle;

/// <summary>
/// Determines which libraries a package for one RID must contain so that its libraries load. These are the libraries that they need, directly or indirectly,
/// and that are not on every machine of the RID. The name of such a library contains a hash of its content, so that two packages with different versions work
/// in one process.
/// </summary>
/// <param name="target">The RID.</param>
/// <param name="folders">The full paths of the directories to search for libraries, in this order.</param>
/// <param name="files">Reads files.</param>
internal sealed class BundlePlan(NativeTarget target, IReadOnlyList<string> folders, IFileReader files)
{
    private static readonly HashSet<Node> s_none = [];

    private readonly Dictionary<string, Node?> _found = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>An error for each library that was not found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The full paths of the files that were read.</summary>
    public IReadOnlyCollection<string> Read => _read;

    /// <summary>Returns the files of the package.</summary>
    /// <param name="packed">The library of the project and the files next to it.</param>
    public IReadOnlyList<BundleFile> Files(IReadOnlyList<(string Path, BundleFileKind Kind)> packed)
    {
        var own = packed.Select(file => Path.GetFileName(file.Path)).ToHashSet(target.IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var nodes = packed.Select(file => (file.Kind, Node: WithNeeded(Open(file.Path), own))).ToList();
        return
        [
            .. nodes.Select(each => new BundleFile(each.Node.Path, Path.GetFileName(each.Node.Path), each.Kind, Renamed(each.Node, s_none))),
            .. _found.Values.OfType<Node>().DistinctBy(node => node.Path).Select(node => new BundleFile(node.Path, NameOf(node, s_none), BundleFileKind.Bundled, Renamed(node, s_none)))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }

    private Node Open(string path)
    {
        _read.Add(path);
        using var file = files.Open(path);
        return new(path, file is null ? null : BinaryImage.Read(file, target.Architecture));
    }

    private Node WithNeeded(Node node, IReadOnlySet<string> own)
    {
        foreach (var library in node.Image?.Needed.Where(library => !SystemLibraryList.Contains(target, library.Name) && !own.Contains(library.FileName)) ?? [])
        {
            if (Find(library, node, own) is { } needed)
                node.Needed[library.Name] = needed;
        }

        return node;
    }

    private Node? Find(NeededLibrary library, Node from, IReadOnlySet<string> own)
    {
        if (_found.TryGetValue(library.FileName, out var known))
            return known;
        var searched = Folders(from).ToList();
        var path = searched.Select(folder => Path.Combine(folder, library.FileName)).Prepend(library.Name).FirstOrDefault(IsForTarget);
        // The library is known before its needs are: libraries can need each other.
        if (path is not null)
            return WithNeeded(_found[library.FileName] = Open(path), own);
        _found[library.FileName] = null;
        _diagnostics.Add(Diagnostic.Error("NSDK6070",
            $"{Path.GetFileName(from.Path)} needs {library.FileName}, which NativeBundle did not find for {target.Rid}. It searched "
            + $"{(searched.Count == 0 ? "no directory" : string.Join(", ", searched.Distinct()))}. Expected the library in one of these directories; add its directory to "
            + "NativeLinkSearchPath, set NativeSysroot, or build the library from source (NativeDependencyMode=Source)."));
        return null;
    }

    // The search path of the library comes first, as for a loader.
    private IEnumerable<string> Folders(Node from) => (from.Image?.RunPaths ?? [])
        .Select(folder => folder.Replace("${ORIGIN}", "$ORIGIN", StringComparison.Ordinal).Replace("$ORIGIN", Path.GetDirectoryName(from.Path), StringComparison.Ordinal))
        .Where(Path.IsPathFullyQualified).Append(Path.GetDirectoryName(from.Path)!).Concat(folders);

    private bool IsForTarget(string path)
    {
        if (!Path.IsPathFullyQualified(path))
            return false;
        using var file = files.Open(path);
        return file is not null && BinaryHeader.Read(file)?.Matches(target) == true;
    }

    private Dictionary<string, string> Renamed(Node node, IReadOnlySet<Node> open) =>
        node.Needed.ToDictionary(pair => pair.Key, pair => NameOf(pair.Value, open), StringComparer.Ordinal);

    // The hash covers the content and the names of the needed libraries: the same library with another zlib is another library.
    private string NameOf(Node node, IReadOnlySet<Node> open)
    {
        if (node.Name.Length > 0)
            return node.Name;
        using var content = files.Open(node.Path)!;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(content));
        if (!open.Contains(node))
        {
            foreach (var name in Renamed(node, open.Append(node).ToHashSet()).Values.Order(StringComparer.Ordinal))
                hash.AppendData(Encoding.UTF8.GetBytes(name));
        }

        var result = Hashed(node.Image?.Name is { } soname && target.System is not TargetSystem.Windows ? soname[(soname.LastIndexOf('/') + 1)..] : Path.GetFileName(node.Path),
            Convert.ToHexStringLower(hash.GetHashAndReset())[..8]);
        return open.Contains(node) ? result : node.Name = result;
    }

    // libpng16.so.16 → libpng16-1a2b3c4d.so.16
    private static string Hashed(string name, string hash) => name.IndexOf('.', 1) is var dot and > 0 ? $"{name[..dot]}-{hash}{name[dot..]}" : $"{name}-{hash}";

    private sealed class Node(string path, BinaryImage? image)
    {
        public string Path => path;

        public BinaryImage? Image => image;

        public string Name { get; set; } = "";

        public Dictionary<string, Node> Needed { get; } = new(StringComparer.Ordinal);
    }
}
