namespace Native.Core.CMake;

/// <summary>Values in the language of CMake: https://cmake.org/cmake/help/latest/manual/cmake-language.7.html</summary>
internal static class CMakeText
{
    /// <summary>One quoted argument, in which nothing is expanded.</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal)}\"";

    /// <summary>A list in one argument: the semicolons within its values are escaped, those between them are not.</summary>
    public static string List(IEnumerable<string> values) => Quote(JoinList(values));

    /// <summary>The same without quotes, as <c>-D</c> takes it.</summary>
    public static string JoinList(IEnumerable<string> values) =>
        string.Join(';', values.Select(value => value.Replace(";", "\\;", StringComparison.Ordinal)));
}
