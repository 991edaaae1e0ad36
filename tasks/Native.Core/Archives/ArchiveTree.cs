using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Where the entries of an archive go. Whatever would leave the folder, by its name or through a link, is NSDK3045.
/// </summary>
/// <param name="archive">The archive, for messages.</param>
/// <param name="stripComponents">How many leading folders each name loses.</param>
public sealed class ArchiveTree(string archive, int stripComponents)
{
    // More links than this, one after the other, are a circle.
    private const int Deepest = 40;

    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>The symbolic links, each with its target: made last, so that no entry is written through one.</summary>
    public IReadOnlyDictionary<string, string> Links => _links;

    /// <summary>
    /// <c>libfoo-1.2/src/a.c</c> → <c>src/a.c</c>; null where nothing is left of the name. <c>.</c> does not count.
    /// </summary>
    public string? Place(string entry)
    {
        var parts = Parts(entry);
        if (IsAbsolute(entry) || parts.Contains(".."))
            throw Unsafe($"the entry '{entry}', which lies outside the folder that it is unpacked to");
        var place = string.Join('/', parts.Skip(stripComponents));
        for (var end = place.IndexOf('/'); end > 0; end = place.IndexOf('/', end + 1))
        {
            if (_links.TryGetValue(place[..end], out var target))
                throw Unsafe($"the entry '{entry}', whose folder is a link to '{target}'");
        }

        return place.Length == 0 ? null : place;
    }

    /// <summary>A file lies here: it takes the place of a link of the same name that came before, as in tar.</summary>
    public void AddFile(string place) => _links.Remove(place);

    /// <summary>A symbolic link lies here.</summary>
    public void AddLink(string place, string target) => _links[place] = target;

    /// <summary>Follows every link, also through others: none may leave the folder on its way.</summary>
    public void CheckLinks()
    {
        foreach (var (place, target) in _links)
        {
            if (!StaysInside(place))
                throw Unsafe($"the link '{place}' to '{target}', which leaves the folder that it is unpacked to");
        }
    }

    private bool StaysInside(string place)
    {
        var ahead = new Stack<string>(Parts(place).Reverse());
        var here = new List<string>();
        for (var followed = 0; ahead.TryPop(out var part);)
        {
            if (part == "..")
            {
                if (here.Count == 0)
                    return false;
                here.RemoveAt(here.Count - 1);
                continue;
            }

            here.Add(part);
            if (!_links.TryGetValue(string.Join('/', here), out var target))
                continue;
            if (IsAbsolute(target) || ++followed > Deepest)
                return false;
            here.RemoveAt(here.Count - 1);
            foreach (var next in Parts(target).Reverse())
                ahead.Push(next);
        }

        return true;
    }

    private static IEnumerable<string> Parts(string path) =>
        path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");

    private static bool IsAbsolute(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));

    private NativeException Unsafe(string what) => new(Diagnostic.Error("NSDK3045",
        $"The archive {archive} has {what}. Expected entries that stay inside; nothing was unpacked. Such an archive is broken or "
        + "hostile: take it from another place, or make one without that entry."));
}
