using Native.Core.IO;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>
/// Finds the libraries that the project names among those that a binary needs. A link records them in <c>audit.txt</c> next to the binary, so that a pack on
/// another machine can read them.
/// </summary>
/// <param name="target">The target of the binary.</param>
/// <param name="folders">The directories in which libraries are looked up by name.</param>
/// <param name="files">Reads files.</param>
public sealed class DeclaredLibraries(NativeTarget target, IReadOnlyList<string> folders, IFileReader files)
{
    /// <summary>The file name of the record.</summary>
    public const string FileName = "audit.txt";

    /// <summary>
    /// Returns those of <paramref name="needed"/> that match one of the <paramref name="named"/> libraries. If several match, the first one is used.
    /// </summary>
    public IReadOnlyDictionary<string, LibraryOrigin> Find(IEnumerable<string> needed, IReadOnlyList<(string Name, LibraryOrigin Origin)> named)
    {
        var found = new Dictionary<string, LibraryOrigin>(StringComparer.Ordinal);
        foreach (var name in needed.Where(name => !SystemLibraryList.Contains(target, name)))
        {
            foreach (var (library, origin) in named.Where(entry => Answers(entry.Name, name)))
                found.TryAdd(name, origin);
        }

        return found;
    }

    /// <summary>Returns the text of the record.</summary>
    public static string Write(IReadOnlyDictionary<string, LibraryOrigin> found) =>
        string.Concat(found.Keys.Order(StringComparer.Ordinal).Select(name => $"{found[name]} {name}\n"));

    /// <summary>Reads the text of a record.</summary>
    public static IReadOnlyDictionary<string, LibraryOrigin> Parse(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2))
        .ToDictionary(parts => parts[1], parts => Enum.Parse<LibraryOrigin>(parts[0]), StringComparer.Ordinal);

    private StringComparison Comparison => target.IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // The name png stands for libpng.so, whose SONAME is libpng16.so.16.
    private bool Answers(string library, string needed)
    {
        if (library.Contains('/') || library.Contains('\\'))
            return IsFile(library, needed) || Same(Path.GetFileName(library), needed);
        if (library.StartsWith(':'))
            return Same(library[1..], needed);
        var file = needed[(needed.LastIndexOf('/') + 1)..];
        return new[] { library, $"lib{library}" }.Any(name => Same(name, needed) || file.StartsWith($"{name}.", Comparison))
            || folders.SelectMany(folder => Files(library).Select(name => Path.Combine(folder, name))).Any(path => IsFile(path, needed));
    }

    private IEnumerable<string> Files(string name) => target.IsWindows ? [$"{name}.lib", $"lib{name}.dll.a", $"lib{name}.a"] : target.IsMacOS ? [$"lib{name}.dylib", $"lib{name}.tbd"] : [$"lib{name}.so"];

    private bool IsFile(string path, string needed)
    {
        using var file = files.Open(path);
        if (file is null)
            return false;
        var name = target.IsWindows ? ImportLibrary.Dll(file) : null;
        file.Position = 0;
        return (name ?? BinaryImage.Read(file, target.Architecture)?.Name) is { } runtime && Same(runtime, needed);
    }

    private bool Same(string name, string needed) => name.Equals(needed, Comparison)
        || (target.IsMacOS && needed.EndsWith($"/{name}", StringComparison.Ordinal));
}
