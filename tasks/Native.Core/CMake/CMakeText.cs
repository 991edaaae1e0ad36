namespace Native.Core.CMake;

/// <summary>Writes values in the CMake language: https://cmake.org/cmake/help/latest/manual/cmake-language.7.html</summary>
internal static class CMakeText
{
    /// <summary>Quotes an argument so that nothing is expanded.</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal)}\"";

    /// <summary>Writes a list as one argument. Semicolons within values are escaped.</summary>
    public static string List(IEnumerable<string> values) => Quote(JoinList(values));

    /// <summary>Writes a list without quotation marks, for <c>-D</c>.</summary>
    public static string JoinList(IEnumerable<string> values) =>
        string.Join(';', values.Select(value => value.Replace(";", "\\;", StringComparison.Ordinal)));
}
