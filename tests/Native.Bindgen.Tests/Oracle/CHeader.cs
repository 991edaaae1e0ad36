using System.Text.RegularExpressions;

namespace Native.Bindgen.Tests.Oracle;

/// <summary>The declarations of a header, according to gcc: its own functions, types, enum values and numbers.</summary>
internal sealed partial class CHeader
{
    private readonly Func<string, bool> _isOwn;
    private readonly List<List<string>> _types = [];
    private ILookup<string, string> _aliases = Array.Empty<string>().ToLookup(name => name);

    private CHeader(Func<string, bool> isOwn) => _isOwn = isOwn;

    /// <summary>Functions and their declarations.</summary>
    public List<string> Functions { get; } = [];

    /// <summary>Defined structs, unions and enums: the names that one may have in C#.</summary>
    public IEnumerable<IEnumerable<string>> Types => _types.Select(names => names.Concat(names.SelectMany(name => _aliases[name])));

    /// <summary>Every name that gcc reads, including those from headers of other libraries.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Members of enums.</summary>
    public List<string> EnumValues { get; } = [];

    /// <summary>Macros that are integer constants.</summary>
    public List<string> Numbers { get; private set; } = [];

    /// <summary>Reads a header with gcc. Its own declarations are those in the header, and in the directory with its name next to it.</summary>
    public static CHeader Read(string header, IReadOnlyList<string> options, string folder)
    {
        var own = Path.Combine(Path.GetDirectoryName(header)!, Path.GetFileNameWithoutExtension(header)) + "/";
        var result = new CHeader(file => file == header || file.StartsWith(own, StringComparison.Ordinal));
        var source = Path.Combine(folder, "declared.c");
        File.WriteAllText(source, $"#include \"{header}\"\n");
        var functions = Path.Combine(folder, "functions.txt");
        Tool.Run("gcc", ["-w", "-std=gnu11", .. options, "-c", source, "-o", "/dev/null", "-aux-info", functions], folder).Succeeds();
        foreach (var line in File.ReadLines(functions))
        {
            if (AuxInfo().Match(line) is { Success: true } match && result._isOwn(match.Groups["file"].Value) && Name().Match(match.Groups["text"].Value) is { Success: true } name)
                result.Functions.Add(name.Groups[1].Value);
        }

        var macros = result.ReadText(Tool.Run("gcc", ["-w", "-std=gnu11", .. options, "-E", "-dD", source], folder).Succeeds().Split('\n'));
        result.Numbers = ThatAreNumbers(header, options, folder, macros);
        return result;
    }

    // The expressions that gcc accepts as the value of an enum. gcc reports an undeclared name only once per function.
    private static List<string> ThatAreNumbers(string header, IReadOnlyList<string> options, string folder, List<string> macros)
    {
        var source = Path.Combine(folder, "numbers.c");
        File.WriteAllText(source, $"#include \"{header}\"\n" + string.Concat(macros.Select((name, i) => $"void nsdk_number{i}(void) {{ enum {{ number = ({name}) }}; }}\n")));
        var errors = Tool.Run("gcc", ["-w", "-std=gnu11", .. options, "-fsyntax-only", "-fmax-errors=0", "-fno-diagnostics-show-caret", source], folder, new Dictionary<string, string?> { ["LC_ALL"] = "C" }).Output;
        // The line of an error is in this source, or in the definition of a macro, which the error names.
        var failed = Error().Matches(errors).Select(match => match.Groups[1].Value).ToHashSet();
        return [.. macros.Where((name, i) => !failed.Contains($"{i + 2}") && !failed.Contains(name))];
    }

    private List<string> ReadText(string[] lines)
    {
        var macros = new Dictionary<string, bool>(StringComparer.Ordinal);
        var all = string.Join('\n', lines);
        _aliases = Alias().Matches(all).ToLookup(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Words.UnionWith(Token().Matches(all).Select(match => match.Value));
        var text = new System.Text.StringBuilder();
        var isOwn = false;
        foreach (var line in lines)
        {
            if (Marker().Match(line) is { Success: true } marker)
                isOwn = _isOwn(marker.Groups[1].Value);
            else if (Define().Match(line) is { Success: true } define)
                macros[define.Groups[1].Value] = isOwn && define.Groups[2].Length > 0;
            else if (line.StartsWith("#undef ", StringComparison.Ordinal))
                macros.Remove(line[7..].Trim());
            else if (isOwn && !line.StartsWith('#'))
                text.Append(line).Append('\n');
        }

        foreach (var statement in Statements(Token().Matches(text.ToString()).Select(match => match.Value)))
            ReadStatement(statement);
        return [.. macros.Where(pair => pair.Value).Select(pair => pair.Key)];
    }

    // Up to a semicolon, or the end of a function body, outside brackets.
    private static IEnumerable<List<string>> Statements(IEnumerable<string> tokens)
    {
        var statement = new List<string>();
        var depth = 0;
        foreach (var token in tokens)
        {
            statement.Add(token);
            depth += token is "{" or "(" or "[" ? 1 : token is "}" or ")" or "]" ? -1 : 0;
            var isBody = token == "}" && depth == 0 && statement.IndexOf("{") is > 0 and var open && statement[open - 1] == ")" && !statement.Contains("typedef");
            if (depth != 0 || (token != ";" && !isBody))
                continue;
            yield return statement;
            statement = [];
        }
    }

    private void ReadStatement(List<string> statement)
    {
        var open = statement.IndexOf("{");
        if (open < 0 || statement[open - 1] == ")" && !statement.Take(open).Contains("__attribute__"))
            return;
        var kind = statement.FindLastIndex(open, token => token is "struct" or "union" or "enum");
        if (kind < 0)
            return;
        var names = new List<string>();
        if (statement[open - 1] is var tag && open - 1 > kind && IsName(tag))
            names.Add(tag);
        if (statement[0] == "typedef" || statement[0] == "__extension__")
            names.AddRange(statement.Skip(Close(statement, open)).Zip(statement.Skip(Close(statement, open) + 1)).Where(pair => pair.First != "*" && IsName(pair.Second)).Select(pair => pair.Second));
        if (names.Count > 0)
            _types.Add(names);
        if (statement[kind] == "enum")
            EnumValues.AddRange(Enumerable.Range(open + 1, Close(statement, open) - open - 1).Where(i => statement[i - 1] is "{" or "," && IsName(statement[i])).Select(i => statement[i]));
    }

    private static int Close(List<string> statement, int open)
    {
        var depth = 0;
        for (var i = open; i < statement.Count; i++)
        {
            depth += statement[i] == "{" ? 1 : statement[i] == "}" ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return statement.Count - 1;
    }

    private static bool IsName(string token) => char.IsLetter(token[0]) || token[0] == '_';

    [GeneratedRegex(@"^/\* (?<file>.*):\d+:\w+ \*/ (?<text>.*)$")]
    private static partial Regex AuxInfo();

    [GeneratedRegex(@"typedef\s+(?:struct|union|enum)\s+(\w+)\s+(\w+)\s*;")]
    private static partial Regex Alias();

    [GeneratedRegex(@"(\w+) \((?!\*)")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:numbers\.c:|macro ')(\w+)")]
    private static partial Regex Error();

    [GeneratedRegex("^# \\d+ \"(.*?)\"")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^#define (\w+)(?: (.*))?$")]
    private static partial Regex Define();

    [GeneratedRegex("""[A-Za-z_]\w*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[0-9][\w.]*|\S""")]
    private static partial Regex Token();
}
