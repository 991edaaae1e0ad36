using System.Text;
using System.Text.RegularExpressions;

namespace Native.Bindgen.Emit;

/// <summary>Parses a C comment into the sections of XML documentation. The lines are XML, with Doxygen commands converted into elements.</summary>
internal sealed partial class DoxygenText
{
    private static readonly string[] s_lineEnds = ["\r\n", "\r", "\n", "\v", "\f", "\u0085", "\u2028", "\u2029"];
    private readonly IReadOnlyDictionary<string, string> _names;
    private List<string> _current;
    private string _verbatim = "";

    /// <summary>Parses the source text of a comment. <paramref name="parameters"/> maps C parameter names to C# names.</summary>
    public DoxygenText(string comment, IReadOnlyDictionary<string, string> parameters)
    {
        _names = parameters;
        _current = Summary;
        if (comment.Length == 0)
            return;
        foreach (var line in Lines(comment))
            AddLine(line);
        if (_verbatim.Length > 0)
            Close();
    }

    /// <summary>The first paragraph.</summary>
    public List<string> Summary { get; } = [];

    /// <summary>The documentation of parameters, by their C names. A name can occur twice.</summary>
    public List<(string Name, List<string> Lines)> Parameters { get; } = [];

    /// <summary>The documentation of the result.</summary>
    public List<string> Returns { get; } = [];

    /// <summary>All other text.</summary>
    public List<string> Remarks { get; } = [];

    private void AddLine(string line)
    {
        if (_verbatim.Length > 0)
        {
            AddVerbatim(line);
            return;
        }

        var text = line.Trim();
        if (text.Length == 0)
        {
            // An empty line ends the paragraph and its section.
            if (_current.Count > 0 && _current == Remarks)
                Remarks.Add("");
            else if (_current.Count > 0)
                _current = Remarks;
            return;
        }

        if (text.AsSpan().IndexOfAny('@', '\\') < 0)
        {
            _current.Add(CSharpText.Xml(text));
            return;
        }

        var start = 0;
        var rest = new StringBuilder();
        for (var command = Command().Match(text); command.Success; command = command.NextMatch())
        {
            if (command.Index < start)
                continue;
            rest.Append(Plain(text[start..command.Index]));
            start = command.Index + command.Length;
            if (!Inline(command, text, ref start, rest) && !Section(command, text, ref start, rest))
                rest.Append(CSharpText.Xml(command.Value));
            if (_verbatim.Length > 0)
            {
                AddVerbatim(text[start..].TrimStart());
                return;
            }
        }

        Flush(rest.Append(Plain(text[start..])));
    }

    // In Doxygen, \@ is an escaped @.
    private static string Plain(string text) => CSharpText.Xml(Escaped().Replace(text, "$1"));

    private void Flush(StringBuilder rest)
    {
        if (rest.ToString().Trim() is { Length: > 0 } text)
            _current.Add(text);
        rest.Clear();
    }

    private void AddVerbatim(string line)
    {
        var end = line.IndexOf(_verbatim, StringComparison.Ordinal);
        var text = end < 0 ? line : line[..end];
        if (text.Trim().Length > 0 || (end < 0 && _current[^1] != "<code>"))
            _current.Add(CSharpText.Xml(text.TrimEnd()));
        if (end < 0)
            return;
        var rest = line[(end + _verbatim.Length)..];
        Close();
        if (rest.Trim().Length > 0)
            AddLine(rest);
    }

    private void Close()
    {
        _current.Add("</code>");
        _verbatim = "";
    }

    // Handles commands without an argument, or with the next word as their argument.
    private bool Inline(Match command, string text, ref int start, StringBuilder rest)
    {
        switch (command.Groups["name"].Value)
        {
            case "p" or "a" or "c":
                return Word(text, ref start, rest, word => _names.TryGetValue(word, out var name) ? $"<paramref name=\"{name}\"/>" : $"<c>{CSharpText.Xml(word)}</c>");
            case "ref" or "link" or "subpage":
                return Word(text, ref start, rest, word => $"<c>{CSharpText.Xml(word)}</c>");
            case "copydoc" or "copybrief" or "copydetails":
                return Word(text, ref start, rest, word => $"See <c>{CSharpText.Xml(word)}</c>.");
            case "b":
                return Word(text, ref start, rest, word => $"<b>{CSharpText.Xml(word)}</b>");
            case "e" or "em":
                return Word(text, ref start, rest, word => $"<i>{CSharpText.Xml(word)}</i>");
            case "li" or "arg":
                rest.Append('-');
                return true;
            case "endlink" or "internal" or "endinternal":
                return true;
            case "code" or "verbatim":
                Flush(rest);
                _current.Add("<code>");
                start += Language().Match(text[start..]).Length;
                _verbatim = $"{command.Value.Trim()[0]}end{command.Groups["name"].Value}";
                return true;
            default:
                return false;
        }
    }

    private static bool Word(string text, ref int start, StringBuilder rest, Func<string, string> element)
    {
        var word = NextWord().Match(text[start..]);
        if (!word.Success)
            return false;
        start += word.Length;
        rest.Append(element(word.Groups["word"].Value));
        return true;
    }

    private bool Section(Match command, string text, ref int start, StringBuilder rest)
    {
        var name = command.Groups["name"].Value;
        switch (name)
        {
            case "param":
                Flush(rest);
                return Parameter(text, ref start);
            case "return" or "returns" or "result":
                Flush(rest);
                _current = Returns;
                return true;
            case "retval":
                Flush(rest);
                _current = Returns;
                return Word(text, ref start, rest, word => $"<c>{CSharpText.Xml(word)}</c>:");
            case "brief" or "short":
                Flush(rest);
                _current = Summary;
                return true;
            case "details" or "remark" or "remarks" or "par":
                Flush(rest);
                _current = Remarks;
                return true;
            case "note" or "warning" or "attention" or "since" or "see" or "sa" or "deprecated" or "todo" or "bug" or "pre" or "post" or "invariant" or "throw"
                or "throws" or "exception" or "author" or "authors" or "version" or "date" or "copyright" or "tparam" or "test":
                Flush(rest);
                _current = Remarks;
                rest.Append(char.ToUpperInvariant(name[0])).Append(name[1..]).Append(':');
                return true;
            case "ingroup" or "name" or "fn" or "struct" or "enum" or "union" or "typedef" or "def" or "var" or "class" or "headerfile":
                Flush(rest);
                start = text.Length;
                return true;
            default:
                return false;
        }
    }

    private bool Parameter(string text, ref int start)
    {
        var match = ParameterName().Match(text[start..]);
        if (!match.Success)
        {
            _current = Remarks;
            return true;
        }

        start += match.Length;
        _current = [];
        Parameters.AddRange(match.Groups["name"].Value.Split(',').Select(name => (name, _current)));
        return true;
    }

    // Returns the lines without asterisks, slashes and their indentation. Every Unicode line break ends a line.
    private static IEnumerable<string> Lines(string comment)
    {
        foreach (var raw in comment.Split(s_lineEnds, StringSplitOptions.None))
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
            yield return line.TrimEnd();
        }
    }

    [GeneratedRegex(@"^(?:/\*[*!]*<?|///?[/!]*<?|\*+(?!/))\s?")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<=^|[\s(\[{""'*])[@\\](?<name>[a-z]+)(?![A-Za-z0-9_\\/])(?:\[[a-z, ]*\])?")]
    private static partial Regex Command();

    [GeneratedRegex(@"\\([@#$%&<>""])")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^\s+(?<word>[^\s.,;:!?)\]}]+(?:[.,:][^\s.,;:!?)\]}]+)*(?:(?<=\([^\s()]*)\))?)")]
    private static partial Regex NextWord();

    [GeneratedRegex(@"^\s*(?:\[[a-z, ]*\]\s*)?(?<name>[\w$]+(?:,[\w$]+)*)\s*(?:[:\-]\s+)?")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"^\{[^}]*\}")]
    private static partial Regex Language();
}
