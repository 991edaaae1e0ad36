namespace Native.Bindgen.Mapping;

/// <summary>Finds the parameters that an entry of <c>Spans</c> describes.</summary>
internal static class SpanEntry
{
    /// <summary>
    /// Returns the positions of pointers and of their lengths. If both names are patterns, their <c>*</c> are the same text: <c>*</c> and
    /// <c>*_len</c> describe <c>data</c> and <c>data_len</c>.
    /// </summary>
    public static IReadOnlyList<(int Pointer, int Length)> Pairs(string pointer, string length, IReadOnlyList<CsParameter> parameters)
    {
        var names = parameters.Select(parameter => parameter.Name.TrimStart('@')).ToList();
        return [.. Enumerable.Range(0, names.Count).Where(i => NamePattern.Matches(pointer, names[i]))
            .Select(i => (Pointer: i, Length: names.IndexOf(length.Replace("*", Text(pointer, names[i]), StringComparison.Ordinal))))
            .Where(pair => pair.Length >= 0 && pair.Length != pair.Pointer)];
    }

    private static string Text(string pattern, string name) =>
        pattern.Split('*') is [var before, var after] ? name[before.Length..^after.Length] : "*";
}
