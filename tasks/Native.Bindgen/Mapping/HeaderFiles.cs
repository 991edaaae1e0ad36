using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Assigns declarations to the C# files of headers, named relative to the bound header: <c>git2/blob.h</c>. Types that are only needed by other
/// declarations are written to the file of the bound header, because the paths of system headers differ between machines.
/// </summary>
internal sealed class HeaderFiles(BindingsOptions options)
{
    private readonly string _main = Path.GetFileName(options.Header);
    private readonly string _folder = Path.GetDirectoryName(options.Header)!;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Returns the header of a declaration.</summary>
    public string Of(Declaration declaration)
    {
        if (!declaration.IsSelected)
            return _main;
        var file = declaration.Place.File;
        return _names.TryGetValue(file, out var name) ? name : _names[file] = Name(file);
    }

    private string Name(string file)
    {
        var path = Path.GetRelativePath(_folder, file).Replace('\\', '/');
        return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? Path.GetFileName(path) : path;
    }

    /// <summary>Returns one file for all declarations, or one per header, beginning with the bound header.</summary>
    public IReadOnlyList<(string Header, CsFile File)> Split(CsFile file)
    {
        if (!options.FilePerHeader)
            return [(_main, file)];
        IEnumerable<CsDeclaration> all = [.. file.Constants, .. file.Variables, .. file.Functions, .. file.Types, .. file.Handles];
        return [.. all.Select(declaration => declaration.Header).Where(header => header != _main).Distinct().Order(StringComparer.Ordinal).Prepend(_main)
            .Select(header => (header, Part(file, header)))];
    }

    private CsFile Part(CsFile file, string header)
    {
        return new()
        {
            Functions = Of(file.Functions),
            Constants = Of(file.Constants),
            Variables = Of(file.Variables),
            Types = Of(file.Types),
            Handles = Of(file.Handles),
            Remarks = header == _main ? file.Remarks : [],
        };

        List<T> Of<T>(IEnumerable<T> declarations)
            where T : CsDeclaration => [.. declarations.Where(declaration => declaration.Header == header)];
    }
}
