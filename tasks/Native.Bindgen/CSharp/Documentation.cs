using System.Security;
using System.Text.RegularExpressions;

namespace Native.Bindgen.CSharp;

/// <summary>Comments of C, Doxygen's words in them, as XML documentation.</summary>
internal static partial class Documentation
{
    /// <summary>Writes what a comment says about a declaration; nothing for an empty one.</summary>
    public static void Write(CodeWriter writer, string comment, IReadOnlyList<string>? parameters = null, string? remark = null, string? returns = null)
    {
        var parts = Parse(comment);
        if (!string.IsNullOrEmpty(remark))
            parts.Remarks.Add(remark);
        if (returns is not null)
            parts.Returns.Add(returns);
        Tag(writer, "summary", "", parts.Summary);
        foreach (var (name, text) in parts.Parameters)
        {
            if (parameters?.FirstOrDefault(parameter => parameter.TrimStart('@') == name) is { } parameter)
                Tag(writer, "param", $" name=\"{parameter.TrimStart('@')}\"", text);
        }

        Tag(writer, "returns", "", parts.Returns);
        Tag(writer, "remarks", "", parts.Remarks);
    }

    private sealed class Parts
    {
        public List<string> Summary { get; } = [];

        public List<(string Name, List<string> Text)> Parameters { get; } = [];

        public List<string> Returns { get; } = [];

        public List<string> Remarks { get; } = [];
    }

    private static void Tag(CodeWriter writer, string tag, string attributes, List<string> lines)
    {
        while (lines.Count > 0 && lines[0].Length == 0)
            lines.RemoveAt(0);
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0)
            return;
        if (lines.Count == 1)
        {
            writer.Line($"/// <{tag}{attributes}>{Xml(lines[0])}</{tag}>");
            return;
        }

        writer.Line($"/// <{tag}{attributes}>");
        foreach (var line in lines)
            writer.Line($"/// {Xml(line)}".TrimEnd());
        writer.Line($"/// </{tag}>");
    }

    private static Parts Parse(string comment)
    {
        var parts = new Parts();
        var current = parts.Summary;
        var wasBlank = false;
        foreach (var line in Lines(comment))
        {
            var match = Command().Match(line);
            if (match.Success)
            {
                var rest = match.Groups["rest"].Value;
                current = Section(parts, match.Groups["name"].Value, ref rest) ?? current;
                if (rest.Length > 0)
                    current.Add(rest);
            }
            else if (line.Length == 0 && current == parts.Summary && parts.Summary.Count > 0)
            {
                // The first paragraph is the summary.
                current = parts.Remarks;
            }
            else if (line.Length > 0 || (!wasBlank && current.Count > 0))
            {
                current.Add(line);
            }

            wasBlank = line.Length == 0;
        }

        return parts;
    }

    private static List<string>? Section(Parts parts, string name, ref string rest)
    {
        switch (name)
        {
            case "param":
                var word = Word().Match(rest);
                parts.Parameters.Add((word.Groups["name"].Value, []));
                rest = word.Groups["rest"].Value;
                return parts.Parameters[^1].Text;
            case "return" or "returns" or "retval" or "result":
                return parts.Returns;
            case "brief" or "short":
                return parts.Summary;
            case "note" or "warning" or "attention" or "remark" or "remarks" or "details" or "since" or "see" or "sa" or "deprecated" or "todo" or "bug" or "pre" or "post":
                if (name is not ("remark" or "remarks" or "details") && rest.Length > 0)
                    rest = $"{char.ToUpperInvariant(name[0])}{name[1..]}: {rest}";
                return parts.Remarks;
            case "file" or "ingroup" or "defgroup" or "addtogroup" or "name" or "fn" or "struct" or "enum" or "union" or "typedef" or "def" or "var" or "class":
                rest = "";
                return null;
            default:
                return null;
        }
    }

    // Without stars, slashes and the indentation that goes with them.
    private static IEnumerable<string> Lines(string comment)
    {
        foreach (var raw in comment.Split('\n'))
        {
            var line = raw.Trim();
            if (line is "*/" or "**/" || line.Trim('*', '/', '-', '=', ' ').Length == 0)
            {
                yield return "";
                continue;
            }

            line = Opening().Replace(line, "");
            if (line.EndsWith("*/", StringComparison.Ordinal))
                line = line[..^2].TrimEnd('*');
            yield return Inline().Replace(line.Trim(), "$1");
        }
    }

    private static string Xml(string text) => SecurityElement.Escape(new string([.. text.Where(c => c >= ' ' && c is not ('\uFFFE' or '\uFFFF'))]))
        .Replace("&apos;", "'", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^[@\\](?<name>[a-z]+)(?:\[[a-z, ]*\])?(?:\s+(?<rest>.*))?$")]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?:\[[a-z, ]*\]\s*)?(?<name>\w+)[\s:\-]*(?<rest>.*)$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:/\*[*!]*<?|///?[/!]*<?|\*+(?!/))\s?")]
    private static partial Regex Opening();

    [GeneratedRegex(@"[@\\](?:p|c|a|b|e|em|ref|code|endcode|li|arg)\b\s?(\w*)")]
    private static partial Regex Inline();
}
