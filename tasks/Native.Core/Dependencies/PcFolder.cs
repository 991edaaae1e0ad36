using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>Reads the .pc files in the folders that pkg-config searches.</summary>
public sealed class PcFolder(IFileReader files, IReadOnlyList<string> folders, HostSystem? host = null)
{
    private readonly Dictionary<string, PcFile?> _files = new(StringComparer.Ordinal);

    /// <summary>The search path.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>All files that were read.</summary>
    public IEnumerable<string> Read => _files.Values.OfType<PcFile>().Select(file => file.Path);

    /// <summary>Returns the file of a module, or null.</summary>
    public PcFile? Find(string module)
    {
        if (_files.TryGetValue(module, out var known))
            return known;
        var path = folders.Select(folder => Path.Combine(folder, module + ".pc")).FirstOrDefault(path => files.Stamp(path) is not null);
        return _files[module] = path is null ? null : PcFile.Parse(path, files.ReadText(path) ?? "", host);
    }

    /// <summary>Returns a module and its direct and transitive requirements, each once, without missing ones.</summary>
    public IReadOnlyList<PcFile> Closure(string module)
    {
        var closure = new List<PcFile>();
        var waiting = new Stack<string>([module]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryPop(out var name))
        {
            if (!seen.Add(name) || Find(name) is not { } file)
                continue;
            closure.Add(file);
            foreach (var required in file.PrivateRequires.Concat(file.Requires).Reverse())
                waiting.Push(required);
        }

        return closure;
    }

    /// <summary>
    /// Returns the files that list the libraries of a module: its own file or, if it lists none, as in openssl.pc, those of its requirements.
    /// </summary>
    public IReadOnlyList<PcFile> Own(string module)
    {
        var own = new List<PcFile>();
        Visit(module);
        return own;

        void Visit(string name)
        {
            if (Find(name) is not { } file || own.Contains(file))
                return;
            own.Add(file);
            if (!file.Libraries.Any(fragment => fragment.IsLibrary))
                file.Requires.ToList().ForEach(Visit);
        }
    }

    /// <summary>Returns the first missing module of the closure, and the file that requires it.</summary>
    public (string Module, PcFile RequiredBy)? Missing(string module)
    {
        foreach (var file in Closure(module))
        {
            if (file.Requires.Concat(file.PrivateRequires).FirstOrDefault(name => Find(name) is null) is { } missing)
                return (missing, file);
        }

        return null;
    }

    /// <summary>
    /// Returns a cycle of files that require each other, or null. Only <c>Requires</c> is checked, because libraries
    /// that include each other's headers, such as freetype2 and harfbuzz, have cycles in <c>Requires.private</c>.
    /// </summary>
    public IReadOnlyList<PcFile>? Cycle(string module)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<PcFile>();
        return Visit(module) ? path : null;

        bool Visit(string name)
        {
            if (Find(name) is not { } file || done.Contains(file.Path))
                return false;
            var start = path.IndexOf(file);
            path.Add(file);
            if (start >= 0)
            {
                path.RemoveRange(0, start);
                return true;
            }

            if (file.Requires.Any(Visit))
                return true;
            path.RemoveAt(path.Count - 1);
            done.Add(file.Path);
            return false;
        }
    }
}
