using Native.Core.Compile;

namespace Native.Tool;

/// <summary>Finds the include directories that sources need, from the names after <c>#include</c>.</summary>
/// <param name="tree">The files of the library.</param>
/// <param name="read">Returns the text of a file of the tree.</param>
/// <param name="absent">The paths of headers that the build creates. A header of the same name in another directory is for another system.</param>
internal sealed class IncludeFinder(SourceTree tree, Func<string, string> read, IReadOnlyList<string>? absent = null)
{
    private readonly ILookup<string, string> _headers = tree.Files.ToLookup(file => file[(file.LastIndexOf('/') + 1)..]);
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The names of headers that neither the library nor a directory of it contains, such as <c>stdio.h</c> and <c>config.h</c>.</summary>
    public SortedSet<string> Outside { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the directories, relative to the root; <c>.</c> is the root.</summary>
    public IReadOnlyList<string> Folders(IEnumerable<string> files)
    {
        var waiting = new Stack<string>(files.Reverse());
        while (waiting.TryPop(out var file))
        {
            if (!_seen.Add(file))
                continue;
            foreach (var name in IncludeNames.Of(read(file)).Names.Where(name => !name.IsQuestion))
            {
                if (Find(file, name) is { } found)
                    waiting.Push(found);
                else
                    Outside.Add(name.Name);
            }
        }

        return [.. _folders];
    }

    private string? Find(string file, IncludeName name)
    {
        var next = Normalize(SourceTree.Join(SourceTree.Folder(file), name.Name));
        if (name.IsQuoted && _headers[Path.GetFileName(next)].Contains(next))
            return next;
        if (absent?.Any(path => path == name.Name || path.EndsWith($"/{name.Name}", StringComparison.Ordinal)) == true)
            return null;
        var matches = _headers[Path.GetFileName(name.Name)].Where(header => header == name.Name || header.EndsWith($"/{name.Name}", StringComparison.Ordinal)).ToList();
        // A header of a port or a test can have the name of a header of the system.
        var best = matches.OrderBy(header => tree.Headers.Contains(header) ? 0 : 1).ThenBy(header => _folders.Contains(Folder(header, name.Name)) ? 0 : 1)
            .ThenBy(header => header.Count(letter => letter == '/')).FirstOrDefault(header => name.IsQuoted || tree.Headers.Contains(header));
        if (best is not null)
            _folders.Add(Folder(best, name.Name));
        return best;
    }

    private static string Folder(string header, string name) => header.Length == name.Length ? "." : header[..^(name.Length + 1)];

    /// <summary>Returns a path without <c>.</c>, <c>..</c> and a slash at the beginning.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ""))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
