using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Compile;

/// <summary>Represents the output of a compiler.</summary>
/// <param name="Diagnostics">The errors and warnings, in order.</param>
/// <param name="Rest">The unrecognized lines.</param>
public sealed record CompilerReport(IReadOnlyList<Diagnostic> Diagnostics, string Rest);

/// <summary>
/// Parses the messages of clang and gcc. The parser in MSBuild misses <c>file:1:2: fatal error:</c> and invents codes.
/// </summary>
public static partial class CompilerOutput
{
    /// <summary>
    /// Relative paths are relative to <paramref name="workingDirectory"/>. Warnings about the compiler's
    /// <paramref name="runtimeDirectory"/>, and about options that a runtime does not use, are ignored.
    /// </summary>
    public static CompilerReport Parse(string output, string workingDirectory, string runtimeDirectory, HostSystem? host = null)
    {
        var system = host ?? HostSystem.This;
        var diagnostics = new List<Diagnostic>();
        var rest = new StringBuilder();
        var context = new List<string>();
        // Notes and source lines belong to the preceding message, even if it is ignored.
        var (shown, quoting, telling) = (false, false, true);
        foreach (var line in output.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.Length == 0)
                continue;
            var isQuote = Quoted().IsMatch(line) || Count().IsMatch(line);
            quoting &= !isQuote;
            if (isQuote)
                continue;
            if (Message().Match(line) is { Success: true } message)
            {
                var file = message.Groups["file"];
                (quoting, telling) = (file.Success, false);
                var path = file.Success ? system.FullPath(file.Value, workingDirectory) : null;
                var isNote = message.Groups["kind"].Value is "note" or "remark";
                if (isNote && shown)
                    diagnostics[^1] = diagnostics[^1] with { Message = $"{diagnostics[^1].Message}\n  {Note(message, path, diagnostics[^1])}" };
                if (isNote)
                    continue;
                var diagnostic = Diagnose(message, path, context);
                context.Clear();
                shown = !IsNoise(diagnostic, runtimeDirectory, system);
                if (shown)
                    diagnostics.Add(diagnostic);
            }
            else if (Included().Match(line) is { Success: true } included)
            {
                context.Add($"\n  included from {included.Groups[1].Value}");
            }
            else
            {
                // clang before 17 prints the source line without a line number, followed by indented carets and suggested fixes.
                telling |= !quoting && line[0] != ' ';
                if (telling)
                    rest.Append(line).Append('\n');
                quoting = false;
            }
        }

        return new(diagnostics, rest.ToString());
    }

    private static Diagnostic Diagnose(Match message, string? path, List<string> context)
    {
        var severity = message.Groups["kind"].Value == "warning" ? Severity.Warning : Severity.Error;
        var name = WarningName().Match(message.Groups["flags"].Value).Groups[1].Value;
        var code = name.Length > 0 ? $"-W{name}" : severity == Severity.Error ? "NSDK2001" : "NSDK2002";
        return new(severity, code, message.Groups["text"].Value + string.Concat(context), path,
            Number(message.Groups["line"]), Number(message.Groups["column"]));
    }

    // The message already has the path of its file, which can be long.
    private static string Note(Match note, string? path, Diagnostic about)
    {
        if (path != about.File)
            return note.Value.Trim();
        var line = Number(note.Groups["line"]);
        return $"note{(line == about.Line ? "" : $" on line {line}")}: {note.Groups["text"].Value}";
    }

    private static bool IsNoise(Diagnostic diagnostic, string runtimeDirectory, HostSystem host) =>
        diagnostic.Severity == Severity.Warning
        && (diagnostic.Message.StartsWith("argument unused during compilation", StringComparison.Ordinal)
            || (runtimeDirectory.Length > 0 && diagnostic.File is { } file && FolderPath.Contains(runtimeDirectory, file, host.PathComparison)));

    private static int Number(Group group) =>
        int.TryParse(group.Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // a.c:3:7: warning: text [-Wname], a.c:3: error: text, clang: error: text, error: text
    [GeneratedRegex("""
        ^(?: (?<file>\S.*?):(?<line>\d+)(?::(?<column>\d+))? | [\w.+/-]+ | <[\w\ -]+> )?
        (?(file):\ |(?::\ )?) (?<kind>fatal\ error|error|warning|note|remark):\ (?<text>.*?)(?:\ \[(?<flags>-W[^\]]+)\])?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Message();

    // The source line with its line number: "   12 | int x;", "      |     ^".
    [GeneratedRegex(@"^\s*\d* \|")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\d+ (?:warning|error)s?(?: and \d+ errors?)? generated\.$")]
    private static partial Regex Count();

    // In file included from a.c:3:
    [GeneratedRegex(@"^(?:In file included|\s+) from (.+?:\d+)(?::\d+)?[:,]$")]
    private static partial Regex Included();

    // -Wname, -Werror,-Wname and gcc's -Werror=name
    [GeneratedRegex(@"-W(?:error=)?((?!error\b)[\w#+=-]+)")]
    private static partial Regex WarningName();
}
