using System.Text;
using System.Xml.Linq;

namespace Native.Core.ExportHeader;

/// <summary>Reads the XML documentation file that the C# compiler writes, and converts comments to Doxygen.</summary>
/// <param name="members">The comments by the names of their members: <c>M:Greeting.Exports.Greet(System.Int32)</c>.</param>
internal sealed class XmlComments(IReadOnlyDictionary<string, XElement> members)
{
    /// <summary>Parses a documentation file. The result is empty if the text is null or empty.</summary>
    public static XmlComments Parse(string? xml)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var member in string.IsNullOrWhiteSpace(xml) ? [] : XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Descendants("member"))
            members.TryAdd((string?)member.Attribute("name") ?? "", member);
        return new(members);
    }

    /// <summary>Returns the lines of the comment of a method, without comment delimiters, or no lines if there is no comment.</summary>
    /// <param name="method">The full name of the method.</param>
    /// <param name="parameters">The names of its parameters.</param>
    public IReadOnlyList<string> Method(string method, IReadOnlyList<string> parameters)
    {
        var name = "M:" + method;
        // Overloads have the same name. The documented parameters distinguish them.
        var candidates = members.Where(member => member.Key == name || member.Key.StartsWith(name + "(", StringComparison.Ordinal)).Select(member => member.Value)
            .Where(member => member.Elements("param").All(each => parameters.Contains((string?)each.Attribute("name")))).ToList();
        return candidates.Count == 1 ? Lines(candidates[0]) : [];
    }

    /// <summary>Returns the lines of the comment of a type or a field, or no lines if there is no comment.</summary>
    /// <param name="name">The name of the member: <c>T:Greeting.Point</c>, <c>F:Greeting.Point.X</c>.</param>
    public IReadOnlyList<string> Member(string name) => members.TryGetValue(name, out var member) ? Lines(member) : [];

    private static List<string> Lines(XElement member)
    {
        var lines = new List<string>();
        Add("", member.Element("summary"));
        Add("", member.Element("remarks"));
        foreach (var parameter in member.Elements("param"))
            Add($"@param {CNames.Escape((string?)parameter.Attribute("name") ?? "")} ", parameter);
        Add("@return ", member.Element("returns"));
        return lines;

        void Add(string start, XElement? element)
        {
            var text = element is null ? [] : Text(element);
            if (text.Count == 0)
                return;
            if (lines.Count > 0 && (start.Length == 0 || !lines[^1].StartsWith('@')))
                lines.Add("");
            lines.Add(start + text[0]);
            lines.AddRange(text.Skip(1));
        }
    }

    private static List<string> Text(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        var lines = text.ToString().ReplaceLineEndings("\n").Replace("*/", "* /", StringComparison.Ordinal).Split('\n').Select(line => line.Trim())
            .SkipWhile(line => line.Length == 0).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return [.. lines.Where((line, i) => line.Length > 0 || lines[i - 1].Length > 0)];
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement { Name.LocalName: "para" or "code" or "item" } block:
                    text.Append("\n\n");
                    Append(text, block);
                    text.Append("\n\n");
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(Reference(reference));
                    break;
                case XElement inner:
                    Append(text, inner);
                    break;
            }
        }
    }

    // <see cref="T:Greeting.Point"/>, <see langword="null"/>, <paramref name="text"/>
    private static string Reference(XElement element)
    {
        var target = ((string?)element.Attribute("cref") ?? "").Split('(')[0];
        return target.Length > 0 ? target[(target.LastIndexOfAny([':', '.']) + 1)..]
            : (string?)(element.Attribute("name") ?? element.Attribute("langword") ?? element.Attribute("href")) is not { } word ? ""
            : word == "null" ? "NULL" : word;
    }
}
