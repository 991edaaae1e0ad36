using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Reads unified diffs, plain and git's (https://git-scm.com/docs/diff-format): what <c>diff -u</c>, <c>git diff</c> and
/// <c>git format-patch</c> write. Skips text around them. Reports NSDK3047 for invalid input.
/// </summary>
public sealed partial class UnifiedDiffParser
{
    private readonly string _path;
    private readonly List<string> _lines;
    private readonly List<FilePatch> _files = [];
    private FilePatch? _file;
    private List<Hunk> _hunks = [];
    private int _next;

    private UnifiedDiffParser(string text, string path)
    {
        _path = path;
        _lines = PatchText.Lines(text);
    }

    /// <summary>Returns the changes of a patch; <paramref name="path"/> is the patch, for messages.</summary>
    public static IReadOnlyList<FilePatch> Parse(string text, string path)
    {
        var parser = new UnifiedDiffParser(text, path);
        parser.Read();
        return parser._files.Count > 0
            ? parser._files
            : throw parser.Wrong(0, "no '--- ' and '+++ ' lines and no 'diff --git' line");
    }

    private void Read()
    {
        while (_next < _lines.Count)
        {
            var line = _lines[_next++].TrimEnd('\r', '\n');
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
                Begin(GitNames(line["diff --git ".Length..]));
            else if (line.StartsWith("--- ", StringComparison.Ordinal) && _next < _lines.Count && _lines[_next].StartsWith("+++ ", StringComparison.Ordinal))
                ReadNames(line);
            else if (line.StartsWith("@@ -", StringComparison.Ordinal) && _file is not null)
                _hunks.Add(ReadHunk(line));
            else if (line.StartsWith("GIT binary patch", StringComparison.Ordinal) || (line.StartsWith("Binary files ", StringComparison.Ordinal) && line.EndsWith(" differ", StringComparison.Ordinal)))
                throw Wrong(_next, "a binary diff, which only git can apply");
            else if (_file is not null && _hunks.Count == 0)
                ReadGitHeader(line);
        }

        End();
    }

    private void Begin((string? Old, string? New) names)
    {
        End();
        _file = new(names.Old, names.New, [], _next);
        _hunks = [];
    }

    // A header without hunks changes nothing in a plain diff, but can create an empty file in a git diff.
    private void End()
    {
        if (_file is not null && (_hunks.Count > 0 || _file.IsRename || _file.IsCopy || _file.Executable is not null || _file.Old is null || _file.New is null))
            _files.Add(_file with { Hunks = _hunks });
        _file = null;
    }

    private void ReadNames(string line)
    {
        var old = Name(line[4..]);
        var @new = Name(_lines[_next].TrimEnd('\r', '\n')[4..]);
        if (_file is null || _hunks.Count > 0)
            Begin((old, @new));
        _file = _file! with { Old = old, New = @new };
        _next++;
        if (old is null && @new is null)
            throw Wrong(_next, "/dev/null as both the old and the new name");
    }

    private void ReadGitHeader(string line)
    {
        var prefixed = _file!.HasPrefixes;
        if (After(line, "rename from ", "a/", prefixed) is { } from)
            _file = _file with { Old = from, IsRename = true };
        else if (After(line, "rename to ", "b/", prefixed) is { } to)
            _file = _file with { New = to };
        else if (After(line, "copy from ", "a/", prefixed) is { } copied)
            _file = _file with { Old = copied, IsCopy = true };
        else if (After(line, "copy to ", "b/", prefixed) is { } copy)
            _file = _file with { New = copy };
        else if (line.StartsWith("new file mode ", StringComparison.Ordinal))
            _file = _file with { Old = null, Executable = line.EndsWith("755", StringComparison.Ordinal) };
        else if (line.StartsWith("deleted file mode ", StringComparison.Ordinal))
            _file = _file with { New = null };
        else if (line.StartsWith("new mode ", StringComparison.Ordinal))
            _file = _file with { Executable = line.EndsWith("755", StringComparison.Ordinal) };
    }

    private static string? After(string line, string start, string prefix, bool prefixed) =>
        line.StartsWith(start, StringComparison.Ordinal) ? (prefixed ? prefix : "") + Unquote(line[start.Length..]) : null;

    private Hunk ReadHunk(string header)
    {
        var first = _next;
        var match = HunkHeader().Match(header);
        if (!match.Success)
            throw Wrong(first, $"'{PatchText.Show(header)}' instead of a line such as '@@ -1,3 +1,4 @@'");
        int Number(int group, int otherwise) =>
            match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
        var (old, @new) = (Number(2, 1), Number(4, 1));
        var hunk = new Hunk(Number(1, 1), old, [], first);
        var lines = new List<HunkLine>();
        while (old > 0 || @new > 0 || (_next < _lines.Count && _lines[_next].StartsWith('\\')))
        {
            if (_next == _lines.Count)
                throw Wrong(first, "a hunk that ends too early: it has fewer lines than its '@@' line declares");
            var line = _lines[_next++];
            // Mail programs and editors remove the space from an empty line.
            var kind = line[0] is '\n' or '\r' ? ' ' : line[0];
            if (kind == '\\' && lines.Count > 0)
            {
                lines[^1] = lines[^1] with { Text = lines[^1].Text.TrimEnd('\n').TrimEnd('\r') };
                continue;
            }

            old -= kind == '+' ? 0 : 1;
            @new -= kind == '-' ? 0 : 1;
            if (kind is not (' ' or '+' or '-') || old < 0 || @new < 0)
                throw Wrong(_next, $"a line '{PatchText.Show(line.TrimEnd())}' beyond the end of its hunk, which begins at line {first}");
            lines.Add(new(kind, line[0] is '\n' or '\r' ? line : line[1..]));
        }

        return hunk with { Lines = lines };
    }

    // a/src/x.c b/src/x.c: both halves have the same length, and can contain spaces.
    private static (string? Old, string? New) GitNames(string names) =>
        names.Length > 2 ? (Unquote(names[..(names.Length / 2)]), Unquote(names[((names.Length / 2) + 1)..])) : (names, names);

    // A timestamp follows the tab.
    private static string? Name(string text)
    {
        var name = text.StartsWith('"') ? Unquote(text[..(text.LastIndexOf('"') + 1)]) : PatchText.Show(text.Split('\t')[0].TrimEnd());
        return name == "/dev/null" ? null : name;
    }

    // git escapes non-ASCII names: "h\303\251.c".
    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
            return PatchText.Show(text);
        var plain = Escape().Replace(text[1..^1], match => match.Value[1..] switch
        {
            "n" => "\n",
            "t" => "\t",
            "\\" or "\"" => match.Value[1..],
            { Length: 3 } digits => ((char)Convert.ToInt32(digits, 8)).ToString(),
            _ => match.Value,
        });
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(plain));
    }

    private NativeException Wrong(int line, string found) => new(new Diagnostic(Severity.Error, "NSDK3047",
        $"The patch {Path.GetFileName(_path)} cannot be read: it contains {found}. Expected a unified diff; create one with "
        + "'git diff > my.patch' or 'diff -ru old new > my.patch'.", _path, line));

    [GeneratedRegex(@"^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")]
    private static partial Regex HunkHeader();

    [GeneratedRegex(@"\\([0-7]{3}|.)")]
    private static partial Regex Escape();
}
