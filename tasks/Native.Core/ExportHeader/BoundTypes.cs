using Native.Core.Bindings;
using Native.Core.IO;

namespace Native.Core.ExportHeader;

/// <summary>
/// Represents the C# types that were generated from headers, which <c>types.txt</c> next to the bindings lists. A generated header includes these headers,
/// because C does not allow another declaration of their types.
/// </summary>
public sealed class BoundTypes
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "types.txt";

    private readonly Dictionary<string, (string Name, string Header)> _types = new(StringComparer.Ordinal);

    /// <summary>Returns the text of the file, which has a line for each type.</summary>
    public static string Write(IEnumerable<(string Header, BoundType Type)> types) =>
        string.Concat(types.Select(each => $"{each.Type.Type}|{each.Type.Name}|{each.Header}\n"));

    /// <summary>Parses a text that <see cref="Write"/> returned.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="includePaths">Full paths of the include paths, relative to which headers are included.</param>
    public static BoundTypes Parse(string text, IReadOnlyList<string> includePaths)
    {
        var types = new BoundTypes();
        foreach (var parts in text.Split('\n').Select(line => line.Split('|', 3)).Where(parts => parts.Length == 3))
            types._types.TryAdd(parts[0], (parts[1], Included(parts[2], includePaths)));
        return types;
    }

    /// <summary>
    /// Returns the name of a type in C and the header that declares it, as <c>#include</c> names it. Returns null for a type that was not generated.
    /// </summary>
    public (string Name, string Header)? Find(string type) => _types.TryGetValue(type, out var found) ? found : null;

    private static string Included(string header, IReadOnlyList<string> includePaths) =>
        includePaths.Where(path => FolderPath.Contains(path, header)).Select(path => Path.GetRelativePath(path, header).Replace('\\', '/'))
            .OrderBy(path => path.Length).FirstOrDefault() ?? Path.GetFileName(header);
}
