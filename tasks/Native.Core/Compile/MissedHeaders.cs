using Native.Core.IO;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Core.Compile;

/// <summary>
/// Finds paths at which a new header would change a compilation: those that the compiler searches before the header that it read, and
/// those at which <c>__has_include</c> found nothing. One instance serves all sources of a build after they are compiled, and reads
/// each file once. The result can contain too many paths, which causes unnecessary compilations, but not too few.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="host">The system of the paths; by default, this one.</param>
public sealed class MissedHeaders(IFileReader files, HostSystem? host = null)
{
    private readonly HostSystem _host = host ?? HostSystem.This;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IncludeNames> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Search> _searches = new(StringComparer.Ordinal);
    private int _source;

    /// <summary>
    /// Returns the missing headers of a source, sorted by folder and name. <paramref name="read"/> contains the source and every header of its
    /// depfile, <paramref name="own"/> the compiler's headers that it read, if they are known, and
    /// <paramref name="includePaths"/> the folders of <c>-iquote</c>, <c>-I</c>, <c>-isystem</c> and <c>-idirafter</c> in search order; all are
    /// full paths.
    /// </summary>
    public IReadOnlyList<SearchedFolder> Find(IReadOnlyList<string> read, IReadOnlyList<string> own, IReadOnlyList<string> includePaths)
    {
        lock (_lock)
        {
            _source++;
            var search = SearchOf(includePaths);
            var (missing, computed) = (new List<Place>(), new HashSet<string>(StringComparer.Ordinal));
            for (var i = 0; i < read.Count; i++)
            {
                var (path, known) = (read[i], i == 0 ? search.Sources : search.Headers);
                if (!known.TryGetValue(path, out var file))
                    known[path] = file = Read(path, search, isHeader: i > 0);
                Add(missing, file.Missing);
                if (file.IsComputed)
                    computed.Add(file.Folder);
            }

            foreach (var path in own)
                Add(missing, (search.Own.TryGetValue(path, out var known) ? known : search.Own[path] = OfCompiler(path, search)).Missing);
            foreach (var folder in computed)
                AddComputed(missing, folder, search, read, own);
            return Grouped(missing);
        }
    }

    // A macro can refer to any file that was read, and its folder is searched first.
    private void AddComputed(List<Place> missing, string folder, Search search, IReadOnlyList<string> read, IReadOnlyList<string> own)
    {
        foreach (var path in read.Skip(1))
            AddNames(search.Headers[path].Names);
        foreach (var path in own)
            AddNames(search.Own[path].Names);

        void AddNames(string[] names)
        {
            foreach (var name in names)
                Add(missing, [At(folder, name)]);
        }
    }

    private void Add(List<Place> missing, Place[] places)
    {
        foreach (var place in places)
        {
            if (!place.IsMissing || place.Source == _source)
                continue;
            place.Source = _source;
            missing.Add(place);
        }
    }

    private static List<SearchedFolder> Grouped(List<Place> missing)
    {
        missing.Sort(static (one, other) => string.CompareOrdinal(one.Folder, other.Folder) is not 0 and var order ? order
            : string.CompareOrdinal(one.Name, other.Name));
        var folders = new List<SearchedFolder>();
        for (int start = 0, end; start < missing.Count; start = end)
        {
            var folder = missing[start].Folder;
            for (end = start + 1; end < missing.Count && missing[end].Folder == folder;)
                end++;
            var names = new string[end - start];
            for (var i = start; i < end; i++)
                names[i - start] = missing[i].Name;
            folders.Add(new(folder, names));
        }

        return folders;
    }

    private Search SearchOf(IReadOnlyList<string> includePaths)
    {
        var key = string.Join('\n', includePaths);
        if (_searches.TryGetValue(key, out var search))
            return search;
        // Keep duplicate folders, because compilers differ in which occurrence takes precedence.
        return _searches[key] = new([.. includePaths.Select(path => Interned(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))))]);
    }

    // The compiler does not search for the source.
    private ReadFile Read(string path, Search search, bool isHeader)
    {
        path = Path.GetFullPath(path);
        var folder = Interned(Path.GetDirectoryName(path) ?? path);
        var (missing, names) = isHeader ? BeforeFound(path, search) : ([], []);
        var includes = Names(path);
        foreach (var name in includes.Names)
            AddSearched(missing, name, folder, search);
        return new(folder, [.. missing], names, includes.IsComputed);
    }

    private ReadFile OfCompiler(string path, Search search)
    {
        var names = CompilerNames(Path.GetFullPath(path));
        return new("", [.. names.SelectMany(name => search.Folders.Select(folder => At(folder, name)))], names, false);
    }

    // A header in nested include folders has a name relative to each.
    private (List<Place> Missing, string[] Names) BeforeFound(string path, Search search)
    {
        var (missing, names) = (new List<Place>(), new List<string>());
        for (var found = 0; found < search.Folders.Length; found++)
        {
            if (NameIn(search.Folders[found], path) is not { } name)
                continue;
            names.Add(name);
            for (var i = 0; i < found; i++)
                missing.Add(At(search.Folders[i], name));
        }

        // Otherwise, it was found next to another file, where the search begins, or in a system folder.
        if (names.Count == 0 && _host.Slashes(path).Contains("/include/", StringComparison.Ordinal))
        {
            names.AddRange(CompilerNames(path));
            missing.AddRange(names.SelectMany(name => search.Folders.Select(folder => At(folder, name))));
        }

        return (missing, [.. names.Distinct(StringComparer.Ordinal)]);
    }

    // The searched folders up to the one that contains the name.
    private void AddSearched(List<Place> missing, IncludeName include, string folder, Search search)
    {
        if (include.IsQuoted && !IsMissed(folder))
            return;
        // The depfile shows which file an include found, unless its name contains '..'.
        if (!include.IsQuestion && !include.Name.Contains("..", StringComparison.Ordinal))
            return;
        foreach (var other in search.Folders)
        {
            if (!IsMissed(other))
                return;
        }

        bool IsMissed(string searched)
        {
            var place = At(searched, include.Name);
            missing.Add(place);
            // __has_include_next continues after the folder of the file, which is one of those that contain the name.
            return place.IsMissing || include.IsNext;
        }
    }

    private IncludeNames Names(string path) =>
        _names.TryGetValue(path, out var names) ? names : _names[path] = IncludeNames.Of(files.ReadText(path));

    private Place At(string folder, string name)
    {
        // A rooted name, or one with '..', belongs to another folder.
        if (Path.IsPathRooted(name) || name.Contains("./", StringComparison.Ordinal) || name.Contains("//", StringComparison.Ordinal)
            || (_host.IsWindows && name.Contains('\\')))
        {
            var path = Path.GetFullPath(Path.Combine(folder, _host.Slashes(name)));
            (folder, name) = (Interned(Path.GetDirectoryName(path) ?? path), Path.GetFileName(path));
        }

        var key = $"{folder}\n{name}";
        return _places.TryGetValue(key, out var place) ? place
            : _places[key] = new(folder, name, name.Length > 0 && files.Stamp(Path.Combine(folder, name)) is null);
    }

    private string Interned(string folder) => _folders.TryGetValue(folder, out var known) ? known : _folders[folder] = folder;

    private string? NameIn(string folder, string path)
    {
        var length = Path.EndsInDirectorySeparator(folder) ? folder.Length - 1 : folder.Length;
        return path.Length > length + 1 && path[length] == Path.DirectorySeparatorChar
            && path.AsSpan(0, length).Equals(folder.AsSpan(0, length), _host.PathComparison)
            ? _host.Slashes(path[(length + 1)..]) : null;
    }

    // The names under which a compiler's header can be included: the path after 'include', optionally without the folder of a machine or a
    // C++ version.
    private string[] CompilerNames(string path)
    {
        path = _host.Slashes(path);
        const string Libc = "/libc/include/";
        if (path.LastIndexOf(Libc, StringComparison.Ordinal) is >= 0 and var libc && path.IndexOf('/', libc + Libc.Length) is > 0 and var behind)
            return [path[(behind + 1)..]];
        var include = path.LastIndexOf("/include/", StringComparison.Ordinal);
        var name = include < 0 ? Path.GetFileName(path) : path[(include + "/include/".Length)..];
        var names = new List<string> { name };
        while (name.IndexOf('/') is > 0 and var slash)
        {
            var isCxx = name.StartsWith("c++/", StringComparison.Ordinal);
            if (isCxx)
                slash = name.IndexOf('/', slash + 1);
            else if (!name.AsSpan(0, slash).Contains('-'))
                break;
            if (slash < 0)
                break;
            names.Add(name = name[(slash + 1)..]);
        }

        return [.. names];
    }

    /// <summary>Represents a name in a folder.</summary>
    private sealed class Place(string folder, string name, bool isMissing)
    {
        public string Folder { get; } = folder;

        public string Name { get; } = name;

        public bool IsMissing { get; } = isMissing;

        /// <summary>The number of the last source that uses it.</summary>
        public int Source { get; set; }
    }

    /// <summary>Represents the missing headers that a file adds to every source that reads it.</summary>
    private sealed record ReadFile(string Folder, Place[] Missing, string[] Names, bool IsComputed);

    /// <summary>Represents the include folders of some sources, and the files that were found through them.</summary>
    private sealed record Search(string[] Folders)
    {
        public Dictionary<string, ReadFile> Sources { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, ReadFile> Headers { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, ReadFile> Own { get; } = new(StringComparer.Ordinal);
    }
}
