using System.Text.RegularExpressions;
using Native.Core.Incremental;

namespace Native.Core.CMake;

/// <summary>
/// Reads which <c>file(GLOB … CONFIGURE_DEPENDS)</c> a project has: <c>CMakeFiles/VerifyGlobs.cmake</c>, with which its build tool looks for
/// new files (https://cmake.org/cmake/help/latest/command/file.html#glob).
/// </summary>
public static partial class CMakeGlobs
{
    /// <summary>The name of the file below the build tree.</summary>
    public static string FileName { get; } = Path.Combine("CMakeFiles", "VerifyGlobs.cmake");

    /// <summary>The names that the globs stand for, as inputs.</summary>
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

    // [a-c]: a letter of several, which the patterns of inputs do not have.
    [GeneratedRegex(@"\[[^\]/]+\]")]
    private static partial Regex Bracket();
}
