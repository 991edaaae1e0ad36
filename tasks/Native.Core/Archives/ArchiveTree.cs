using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Archives;

/// <summary>
/// Maps the entries of an archive to paths. Reports NSDK3045 for entries that leave the folder, by name or through a link.
/// </summary>
/// <param name="archive">The archive, for messages.</param>
/// <param name="stripComponents">The number of leading folders to remove from each name.</param>
/// <param name="host">The system that unpacks the archive; by default, this one.</param>
public sealed class ArchiveTree(string archive, int stripComponents, HostSystem? host = null)
{
    // A longer chain of links is treated as a cycle.
    private const int Deepest = 40;

    private readonly HostSystem _host = host ?? HostSystem.This;

    // On a case-insensitive file system, links are also followed in other case.
    private readonly Dictionary<string, string> _links = new((host ?? HostSystem.This).PathComparer);
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The symbolic links with their targets. They are created last, so that no entry is written through a link.</summary>
    public IReadOnlyDictionary<string, string> Links => _links;

    /// <summary>
    /// Maps <c>libfoo-1.2/src/a.c</c> to <c>src/a.c</c>. Returns null if no name remains. <c>.</c> does not count.
    /// </summary>
    public string? Place(string entry)
    {
        var parts = Parts(entry);
        if (IsAbsolute(entry) || parts.Contains(".."))
            throw Unsafe($"the entry '{entry}', which is outside the target directory");
        var kept = parts.Skip(stripComponents).ToList();
        if (_host.IsWindows && kept.Find(part => WindowsName.Fault(part) is not null) is { } wrong)
            throw Unnamable($"the entry '{entry}', and '{wrong}' {WindowsName.Fault(wrong)}, which is not a valid file name on Windows");
        var place = string.Join('/', kept);
        for (var end = place.IndexOf('/'); end > 0; end = place.IndexOf('/', end + 1))
        {
            if (_links.TryGetValue(place[..end], out var target))
                throw Unsafe($"the entry '{entry}', whose folder is a link to '{target}'");
        }

        return place.Length == 0 ? null : place;
    }

    /// <summary>
    /// Adds a file, which replaces an earlier link with the same name, as in tar. Returns an earlier file whose name differs only in case, or null.
    /// </summary>
    public string? AddFile(string place)
    {
        _links.Remove(place);
        return _files.TryAdd(place, place) || _files[place] == place ? null : _files[place];
    }

    /// <summary>Creates NSDK3051 for two entries whose names differ only in case.</summary>
    public NativeException Same(string place, string other) => Unnamable($"the entries '{other}' and '{place}', which are the same file on a case-insensitive file system");

    /// <summary>Adds a symbolic link.</summary>
    public void AddLink(string place, string target) => _links[place] = target;

    /// <summary>Checks that no link leaves the folder, directly or through other links.</summary>
    public void CheckLinks()
    {
        foreach (var (place, target) in _links)
        {
            if (!StaysInside(place))
                throw Unsafe($"the link '{place}' to '{target}', which leads out of the target directory");
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
        $"The archive {archive} contains {what}. Expected names that are valid and distinct on this machine; nothing was unpacked. Use an archive without it, or build on a system "
        + "that supports such names (WSL, or a case-sensitive volume)."));

    private NativeException Unsafe(string what) => new(Diagnostic.Error("NSDK3045",
        $"The archive {archive} contains {what}. Expected entries inside the target directory; nothing was unpacked. Such an archive is corrupt or "
        + "malicious: download it from another source, or create one without that entry."));
}
