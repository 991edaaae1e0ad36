using System.IO.Enumeration;

namespace Native.Bindgen.Mapping;

/// <summary>Compares C names with names and patterns in metadata: <c>git_*_free</c>.</summary>
internal static class NamePattern
{
    /// <summary>True if the text can match several names.</summary>
    public static bool IsPattern(string text) => text.Contains('*') || text.Contains('?');

    /// <summary>True if a name, or one of the names that a pattern describes, is <paramref name="name"/>.</summary>
    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
