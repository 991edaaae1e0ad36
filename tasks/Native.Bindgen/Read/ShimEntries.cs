using System.Text;
using System.Text.RegularExpressions;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Read;

/// <summary>
/// What <c>Variadics</c> and <c>Macros</c> ask for. Each becomes a declaration behind the header, so that clang itself
/// reads its types: <c>log_line(const char *, int)</c>, <c>int SQUARE(int)</c>.
/// </summary>
internal sealed partial class ShimEntries
{
    private readonly List<Entry> _entries = [];

    private sealed record Entry(string Text, string Result, string Name, IReadOnlyList<string> Parameters, string Symbol);

    /// <summary>Takes the options of one header; NSDK4013 for what is no signature.</summary>
    public ShimEntries(BindingsOptions options)
    {
        foreach (var text in options.Variadics)
            Add(text, VariadicForm().Match(text), options.Header, "Variadics", "log_line(const char *, int)");
        foreach (var text in options.Macros)
            Add(text, MacroForm().Match(text), options.Header, "Macros", "int SQUARE(int)");
    }

    /// <summary>The name that a declaration of <see cref="Text"/> begins with.</summary>
    public const string Prefix = "nsdk_";

    /// <summary>A line for each entry.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var entry in _entries)
            text.Append($"{entry.Result} {entry.Symbol}({(entry.Parameters.Count == 0 ? "void" : string.Join(", ", entry.Parameters))});\n");
        return text.ToString();
    }

    /// <summary>The entry whose line is <paramref name="line"/> behind the header's, for a message.</summary>
    public string At(int line) => line >= 0 && line < _entries.Count ? _entries[line].Text : "";

    /// <summary>The C name and the shim of a declaration that <see cref="Text"/> made.</summary>
    public (string Name, Shim Shim) Find(string symbol)
    {
        var entry = _entries.Find(entry => entry.Symbol == symbol)!;
        return (entry.Name, new(entry.Result, entry.Parameters, entry.Name));
    }

    private void Add(string text, Match match, string header, string metadata, string example)
    {
        if (!match.Success)
            throw new NativeException(Diagnostic.Error("NSDK4013", $"{metadata} has '{text}', which is no signature. Expected one like {example}.", header));
        var parameters = Split(match.Groups["parameters"].Value);
        var name = match.Groups["name"].Value;
        // A variadic function's result is what a call of it has.
        var result = match.Groups["result"] is { Success: true } given
            ? given.Value.Trim()
            : $"__typeof__({name}({string.Join(", ", parameters.Select(parameter => $"*(__typeof__({parameter}) *)0"))}))";
        _entries.Add(new(text, result, name, parameters, $"{Prefix}{name}_{_entries.Count}"));
    }

    private static List<string> Split(string parameters)
    {
        var result = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= parameters.Length; i++)
        {
            var c = i < parameters.Length ? parameters[i] : ',';
            depth += c switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (c != ',' || (depth > 0 && i < parameters.Length))
                continue;
            result.Add(parameters[start..i].Trim());
            start = i + 1;
        }

        return result is [""] or ["void"] ? [] : result;
    }

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*\((?<parameters>.*)\)\s*$")]
    private static partial Regex VariadicForm();

    [GeneratedRegex(@"^\s*(?<result>[^()]+?[\s*])(?<name>\w+)\s*\((?<parameters>.*)\)\s*$")]
    private static partial Regex MacroForm();
}
