namespace Native.Core.Bindings;

/// <summary>
/// The paths of generated files, each given once: <c>a/b.h</c> and <c>a.b.h</c> would have one, and so would <c>List.h</c> and
/// <c>list.h</c> on Windows and macOS.
/// </summary>
public sealed class GeneratedPaths
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path, or one next to it that is free: <c>list.h.2.g.cs</c>.</summary>
    public string Take(string path)
    {
        var free = path;
        for (var i = 2; !_taken.Add(free); i++)
            free = path.EndsWith(".g.cs", StringComparison.Ordinal) ? $"{path[..^5]}.{i}.g.cs" : $"{Path.ChangeExtension(path, null)}.{i}{Path.GetExtension(path)}";
        return free;
    }
}
