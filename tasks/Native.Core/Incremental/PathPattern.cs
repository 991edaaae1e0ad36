namespace Native.Core.Incremental;

/// <summary>Matches paths with MSBuild patterns: <c>**</c> matches any folders, <c>*</c> and <c>?</c> characters of one name.</summary>
public static class PathPattern
{
    /// <summary>
    /// Splits a list of patterns at semicolons and makes each relative to <paramref name="folder"/>. Omits patterns outside of the folder.
    /// </summary>
    public static IEnumerable<string> Relative(string folder, string patterns)
    {
        var root = Path.TrimEndingDirectorySeparator(folder).Replace('\\', '/') + "/";
        foreach (var text in patterns.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pattern = text.Replace('\\', '/');
            while (pattern.Contains("//", StringComparison.Ordinal))
                pattern = pattern.Replace("//", "/", StringComparison.Ordinal);
            if (pattern.StartsWith(root, StringComparison.OrdinalIgnoreCase))
                pattern = pattern[root.Length..];
            if (pattern.Length > 0 && pattern[0] != '/' && !pattern.StartsWith("../", StringComparison.Ordinal))
                yield return pattern;
        }
    }

    /// <summary>Returns true if <paramref name="path"/>, with <c>/</c> as the separator, matches <paramref name="pattern"/>.</summary>
    public static bool IsMatch(ReadOnlySpan<char> path, ReadOnlySpan<char> pattern, bool ignoresCase = true)
    {
        if (pattern.IsEmpty)
            return path.IsEmpty;
        if (pattern.StartsWith("**/", StringComparison.Ordinal))
            return IsMatch(path, pattern[3..], ignoresCase) || (path.IndexOf('/') is var slash and >= 0 && IsMatch(path[(slash + 1)..], pattern, ignoresCase));
        if (pattern is "**")
            return true;
        if (pattern[0] == '*')
            return IsMatch(path, pattern[1..], ignoresCase) || (!path.IsEmpty && path[0] != '/' && IsMatch(path[1..], pattern, ignoresCase));
        if (path.IsEmpty)
            return false;
        var isSame = pattern[0] == '?' ? path[0] != '/' : pattern[0] == path[0] || (ignoresCase && char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(path[0]));
        return isSame && IsMatch(path[1..], pattern[1..], ignoresCase);
    }
}
