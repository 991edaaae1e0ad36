using System.Text.RegularExpressions;

namespace Native.Core.Imports;

/// <summary>
/// Finds the declaration of an import by searching the sources, because debug information contains only methods with code.
/// </summary>
public static class ImportPlace
{
    /// <summary>Returns the file and line of the method name, preferably in the right type, or null if it was not found.</summary>
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
