using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Tool;

/// <summary>Reads the diagnostics in the output of <c>dotnet build</c>.</summary>
internal static partial class BuildMessages
{
    /// <summary>Returns each error and warning once.</summary>
    public static IReadOnlyList<Diagnostic> Read(string output) => [.. Message().Matches(output.ReplaceLineEndings("\n")).Select(match => new Diagnostic(
        match.Groups["severity"].Value == "error" ? Severity.Error : Severity.Warning, match.Groups["code"].Value, match.Groups["text"].Value.Trim(),
        match.Groups["file"].Value.Trim() is { Length: > 0 } file && file != "MSBUILD" ? file : null,
        int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line) ? line : 0)).Distinct()];

    // MSBuild repeats the project at the end of the first line of a message.
    [GeneratedRegex(@"^(?<file>[^\n]*?)(\((?<line>\d+)(,\d+)?[^)\n]*\))?\s*: (?<severity>error|warning) (?<code>[\w.+-]+)?\s*: (?<text>[^\n]*?)( \[[^\]\n]*proj[^\]\n]*\])?$", RegexOptions.Multiline)]
    private static partial Regex Message();
}
