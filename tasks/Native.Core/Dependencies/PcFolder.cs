using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>The .pc files in the folders that pkg-config searches.</summary>
public sealed class PcFolder(IFileReader files, IReadOnlyList<string> folders, HostSystem? host = null)
{
    private readonly Dictionary<string, PcFile?> _files = new(StringComparer.Ordinal);

    /// <summary>Where they are searched, in order.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>Every file that was read.</summary>
    public IEnumerable<string> Read => _files.Values.OfType<PcFile>().Select(file => file.Path);

    /// <summary>The file of a module, or null.</summary>
    public PcFile? Find(string module)
    {
        if (_files.TryGetValue(module, out var known))
            return known;
        var path = folders.Select(folder => Path.Combine(folder, module + ".pc")).FirstOrDefault(path => files.Stamp(path) is not null);
        return _files[module] = path is null ? null : PcFile.Parse(path, files.ReadText(path) ?? "", host);
    }

    /// <summary>A module, what it requires, and what that requires, each once; those that are not there are left out.</summary>
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
    /// The files whose libraries are those of a module: its own, and where that names none, as openssl.pc, those of what it requires.
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

    /// <summary>The first module of the closure that is not there, and the file that requires it.</summary>
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
    /// The files that require each other in a circle, from one to itself, or null. Only <c>Requires</c> counts: libraries
    /// that know each other's headers, such as freetype2 and harfbuzz, have circles in <c>Requires.private</c>.
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
