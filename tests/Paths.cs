/// <summary>Full paths of the system that runs the tests, for tests that write them as on Unix. On Unix, no function changes a text.</summary>
internal static class Paths
{
    private static readonly string s_drive = Path.GetPathRoot(Path.GetFullPath("/"))![..^1];

    /// <summary>The full path of a path that begins with a slash: <c>/p/a</c>, on Windows <c>C:\p\a</c> if the current drive is C.</summary>
    public static string Full(string path) => path is ['/' or '\\', not ('/' or '\\'), ..] or "/" ? s_drive + path.Replace('/', Path.DirectorySeparatorChar) : path;

    /// <summary>The text as tests expect it: on Windows, <c>C:\p\a</c> becomes <c>/p/a</c>.</summary>
    public static string Plain(string text) =>
        Path.DirectorySeparatorChar == '/' ? text : text.Replace(s_drive, "", StringComparison.OrdinalIgnoreCase).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The text, such as JSON, with a drive before each path in quotation marks.</summary>
    public static string Quoted(string text) => text.Replace("\"/", $"\"{s_drive}/", StringComparison.Ordinal);

    /// <inheritdoc cref="Plain(string)"/>
    public static IEnumerable<string> Plain(IEnumerable<string> texts) => texts.Select(Plain);
}
