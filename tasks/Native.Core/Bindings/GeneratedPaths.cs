namespace Native.Core.Bindings;

/// <summary>
/// Assigns unique paths to generated files: <c>a/b.h</c> and <c>a.b.h</c> have the same path, and so do <c>List.h</c> and
/// <c>list.h</c> on Windows and macOS.
/// </summary>
public sealed class GeneratedPaths
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the path, or an unused path next to it: <c>list.h.2.g.cs</c>.</summary>
    public string Take(string path)
    {
        var free = path;
        for (var i = 2; !_taken.Add(free); i++)
            free = path.EndsWith(".g.cs", StringComparison.Ordinal) ? $"{path[..^5]}.{i}.g.cs" : $"{Path.ChangeExtension(path, null)}.{i}{Path.GetExtension(path)}";
        return free;
    }
}
