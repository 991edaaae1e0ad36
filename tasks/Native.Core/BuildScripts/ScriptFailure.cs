using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.BuildScripts;

/// <summary>Extracts the cause of a failed script from its output.</summary>
public static partial class ScriptFailure
{
    private const int Shown = 20;

    /// <summary>
    /// Returns the errors of the C# compiler, of restore or of the .NET SDK with their codes; empty if the script
    /// compiled and ran.
    /// </summary>
    public static IReadOnlyList<Diagnostic> CompilerErrors(string output) =>
        [.. CompilerError().Matches(output).Select(match => new Diagnostic(
            Severity.Error, match.Groups["code"].Value, match.Groups["text"].Value.Trim(), match.Groups["file"].Value.Trim(),
            Number(match.Groups["line"]), Number(match.Groups["column"]))).Distinct()];

    /// <summary>Returns the last lines, indented.</summary>
    public static string LastLines(string text)
    {
        var lines = text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines is [""])
            return "";
        var omitted = lines.Count > Shown ? $"    … {lines.Count - Shown} previous lines\n" : "";
        return omitted + string.Join('\n', lines.TakeLast(Shown).Select(line => $"    {(line.Length > 500 ? line[..500] + "…" : line)}"));
    }

    private static int Number(Group group) => int.TryParse(group.Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // /path/build.cs(3,7): error CS1002: text; /path/build.cs.csproj : error NU1101: text
    [GeneratedRegex(@"^(?<file>[^\r\n]*?\S)(?:\((?<line>\d+),(?<column>\d+)[^)\r\n]*\))?\s?: error (?<code>(?:CS|NU|NETSDK|MSB|CA)\d+): (?<text>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex CompilerError();
}
