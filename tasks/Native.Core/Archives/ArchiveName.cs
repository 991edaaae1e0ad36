using Native.Core.IO;

namespace Native.Core.Archives;

/// <summary>Derives the name of the folder for an unpacked archive.</summary>
public static class ArchiveName
{
    private static readonly string[] s_extensions = [".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".zip"];

    /// <summary><c>https://example.org/libfoo-1.2.tar.gz?raw=1</c> → <c>libfoo-1.2</c>.</summary>
    public static string Of(string source)
    {
        var end = source.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? source : source[..end];
        var name = path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var extension = Path.GetExtension(name);
        var rest = name[..^extension.Length];
        // .tar.gz and similar: the second extension can be any word.
        if (rest.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) && extension.Length > 1 && extension.Skip(1).All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
            return rest[..^".tar".Length];
        return s_extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? rest : name;
    }

    /// <summary>Returns true if <paramref name="name"/> is a single folder name on every system, without separators or dots only.</summary>
    public static bool IsFolder(string name) => name.AsSpan().ContainsAnyExcept('.') && !name.AsSpan().ContainsAny('/', '\\') && WindowsName.Fault(name) is null;
}
