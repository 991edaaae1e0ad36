namespace Native.Core.Diagnostics;

/// <summary>Formats lists of names for messages.</summary>
internal static class NameList
{
    /// <summary>Returns the first names and the number of the others: <c>a, b, c and 4 more</c>.</summary>
    public static string First(int count, IReadOnlyList<string> names, string separator = ", ") =>
        string.Join(separator, names.Take(count)) + (names.Count > count ? $" and {names.Count - count} more" : "");
}
