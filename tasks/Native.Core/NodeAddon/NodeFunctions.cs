using System.Text.RegularExpressions;
using Native.Core.IO;

namespace Native.Core.NodeAddon;

/// <summary>Reads the names of the functions that node exports to add-ons from the headers of Node-API.</summary>
public static partial class NodeFunctions
{
    /// <summary>The name of the program that exports the functions. On Windows, an add-on imports them from it.</summary>
    public const string Program = "node.exe";

    /// <summary>The headers that declare the functions. <c>node_api.h</c> includes the other.</summary>
    public static IReadOnlyList<string> Headers { get; } = [NodeHeaderSearch.Header, "js_native_api.h"];

    /// <summary>Returns the functions that the headers in <paramref name="folder"/> declare, in the order of their names.</summary>
    public static IReadOnlyList<string> In(string folder, IFileReader files) =>
        [.. Headers.SelectMany(header => Declared(files.ReadText(Path.Combine(folder, header)) ?? "")).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Returns the functions that a header declares for any version of Node-API.</summary>
    public static IEnumerable<string> Declared(string header) =>
        Declaration().Matches(NoCode().Replace(header, "")).Select(match => match.Groups["name"].Value);

    // Comments, and the directives of the preprocessor with their continuation lines.
    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*|^[ \t]*#(?:[^\n]*\\\r?\n)*[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NoCode();

    // NAPI_EXTERN napi_status NAPI_CDECL napi_get_undefined(napi_env env, napi_value* result);
    [GeneratedRegex(@"\bNAPI_EXTERN\b[^;{}()]*?\b(?<name>\w+)\s*\(")]
    private static partial Regex Declaration();
}
