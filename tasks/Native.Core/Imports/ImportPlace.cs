using System.Text.RegularExpressions;

namespace Native.Core.Imports;

/// <summary>
/// Where C# declares an import. Debug information has the lines of code, and an import has none, so the text of the sources is searched.
/// </summary>
public static class ImportPlace
{
    /// <summary>File and line of the name of the method; of the right type where several have one of that name; null where none has.</summary>
    public static (string File, int Line)? Find(ManagedImport import, IEnumerable<(string Path, string Text)> sources)
    {
        var declaration = new Regex($@"\b(?:DllImport|LibraryImport)(?:Attribute)?\s*\([^;{{}}]*?\b{Regex.Escape(import.Method)}\s*(?:<[^>]*>\s*)?\(");
        var type = new Regex($@"\b(?:class|struct|interface|record)\s+@?{Regex.Escape(import.Type.Split('.')[^1])}\b");
        return sources.SelectMany(source => declaration.Matches(source.Text).Select(match =>
                (source.Path, Line: Line(source.Text, match.Index + match.Value.LastIndexOf(import.Method, StringComparison.Ordinal)),
                    IsInType: type.IsMatch(source.Text[..match.Index]))))
            .OrderByDescending(place => place.IsInType)
            .Select(place => ((string, int)?)(place.Path, place.Line)).FirstOrDefault();
    }

    private static int Line(string text, int at) => 1 + text.AsSpan(0, at).Count('\n');
}
