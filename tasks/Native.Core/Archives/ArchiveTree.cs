using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Archives;

/// <summary>
/// Where the entries of an archive go. Whatever would leave the folder, by its name or through a link, is NSDK3045.
/// </summary>
/// <param name="archive">The archive, for messages.</param>
/// <param name="stripComponents">How many leading folders each name loses.</param>
/// <param name="host">The system of the machine that unpacks it; this one where none is given.</param>
public sealed class ArchiveTree(string archive, int stripComponents, HostSystem? host = null)
{
    // More links than this, one after the other, are a circle.
    private const int Deepest = 40;

    private readonly HostSystem _host = host ?? HostSystem.This;

    // A link is followed in other letters, too, where the file system ignores case.
    private readonly Dictionary<string, string> _links = new((host ?? HostSystem.This).PathComparer);
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The symbolic links, each with its target: made last, so that no entry is written through one.</summary>
    public IReadOnlyDictionary<string, string> Links => _links;

    /// <summary>
    /// <c>libfoo-1.2/src/a.c</c> → <c>src/a.c</c>; null where nothing is left of the name. <c>.</c> does not count.
    /// </summary>
    public string? Place(string entry)
    {
        var parts = Parts(entry);
        if (IsAbsolute(entry) || parts.Contains(".."))
            throw Unsafe($"the entry '{entry}', which is outside the folder that it is unpacked to");
        var kept = parts.Skip(stripComponents).ToList();
        if (_host.IsWindows && kept.Find(part => WindowsName.Fault(part) is not null) is { } wrong)
            throw Unnamable($"the entry '{entry}', and '{wrong}' {WindowsName.Fault(wrong)}, which Windows has no file for");
        var place = string.Join('/', kept);
        for (var end = place.IndexOf('/'); end > 0; end = place.IndexOf('/', end + 1))
        {
            if (_links.TryGetValue(place[..end], out var target))
                throw Unsafe($"the entry '{entry}', whose folder is a link to '{target}'");
        }

        return place.Length == 0 ? null : place;
    }

    /// <summary>
    /// A file is here: it takes the place of a link of the same name that came before, as in tar. Gives the file before whose name differs in case alone, or null.
    /// </summary>
    public string? AddFile(string place)
    {
        _links.Remove(place);
        return _files.TryAdd(place, place) || _files[place] == place ? null : _files[place];
    }

    /// <summary>NSDK3051: two files are one where the file system ignores case.</summary>
    public NativeException Same(string place, string other) => Unnamable($"the entries '{other}' and '{place}', which are one file where case is ignored");

    /// <summary>A symbolic link is here.</summary>
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

    private NativeException Unnamable(string what) => new(Diagnostic.Error("NSDK3051",
        $"The archive {archive} has {what}. Expected names that this machine can keep apart and open; nothing was unpacked. Take an archive without it, or build on a system "
        + "that has such names (in WSL, or on a volume that is case-sensitive)."));

    private NativeException Unsafe(string what) => new(Diagnostic.Error("NSDK3045",
        $"The archive {archive} has {what}. Expected entries that stay inside; nothing was unpacked. Such an archive is broken or "
        + "hostile: take it from another place, or make one without that entry."));
}
