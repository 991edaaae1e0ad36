using System.Text.RegularExpressions;
using Native.Core.Incremental;

namespace Native.Core.CMake;

/// <summary>
/// Reads the <c>file(GLOB … CONFIGURE_DEPENDS)</c> patterns of a project from <c>CMakeFiles/VerifyGlobs.cmake</c>, with which the build tool detects
/// new files (https://cmake.org/cmake/help/latest/command/file.html#glob).
/// </summary>
public static partial class CMakeGlobs
{
    /// <summary>The path of the file in the build tree.</summary>
    public static string FileName { get; } = Path.Combine("CMakeFiles", "VerifyGlobs.cmake");

    /// <summary>Returns the patterns as inputs.</summary>
    public static IEnumerable<(InputKind Kind, string Name)> Read(string text)
    {
        foreach (Match glob in Glob().Matches(text))
        {
            var path = Bracket().Replace(glob.Groups["path"].Value.Replace("\\\"", "\"", StringComparison.Ordinal), "?");
            var wildcard = path.IndexOfAny(['*', '?']);
            var slash = wildcard < 0 ? path.LastIndexOf('/') : path.LastIndexOf('/', wildcard);
            if (slash > 0)
                yield return StepInput.NamesIn(path[..slash], (glob.Groups["recurse"].Success ? "**/" : "") + path[(slash + 1)..]);
        }
    }

    [GeneratedRegex("""^file\(GLOB(?<recurse>_RECURSE)? NEW_GLOB (?:[^"\n]|"(?:[^"\\\n]|\\.)*" )*"(?<path>(?:[^"\\\n]|\\.)*)"\)""", RegexOptions.Multiline)]
    private static partial Regex Glob();

    // Patterns of inputs do not support [a-c].
    [GeneratedRegex(@"\[[^\]/]+\]")]
    private static partial Regex Bracket();
}
