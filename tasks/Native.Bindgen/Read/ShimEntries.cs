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
    private readonly string _header;
    private readonly List<Entry> _entries = [];

    private sealed record Entry(string Metadata, string Text, string Result, string Name, string Parameters, string Symbol);

    /// <summary>Takes the options of one header; NSDK4013 for what is no signature.</summary>
    public ShimEntries(BindingsOptions options)
    {
        _header = options.Header;
        foreach (var text in options.Variadics)
            Add(text, VariadicForm().Match(text), "Variadics", "log_line(const char *, int)");
        foreach (var text in options.Macros)
            Add(text, MacroForm().Match(text), "Macros", "int SQUARE(int)");
    }

    /// <summary>The name that a declaration of <see cref="Text"/> begins with.</summary>
    public const string Prefix = "nsdk_";

    /// <summary>A line for each entry.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var entry in _entries)
            text.Append($"{entry.Result} {entry.Symbol}({(entry.Parameters.Length == 0 ? "void" : entry.Parameters)});\n");
        return text.ToString();
    }

    /// <summary>The entry whose line is <paramref name="line"/> behind the header's, for a message.</summary>
    public string At(int line) => line >= 0 && line < _entries.Count ? _entries[line].Text : "";

    /// <summary>The C name of what a declaration of <see cref="Text"/> calls, and whether that is a macro.</summary>
    public (string Name, bool IsMacro) Find(string symbol)
    {
        var entry = _entries.Find(entry => entry.Symbol == symbol)!;
        return (entry.Name, entry.Metadata == "Macros");
    }

    /// <summary>NSDK4013 for entries whose name the header does not have.</summary>
    public IEnumerable<HeaderError> Unknown(DeclaredNames names) =>
        from entry in _entries
        let isMacro = entry.Metadata == "Macros"
        where isMacro ? !names.IsMacro(entry.Name) && names.Function(entry.Name) is null : names.Function(entry.Name) is null
        select new HeaderError("NSDK4013", $"{entry.Metadata} has '{entry.Text}', but the header has no {(isMacro ? "macro" : "function")} '{entry.Name}'."
            + $"{NearNames.Hint(entry.Name, isMacro ? names.Macros : names.Functions)} Expected one that the header declares"
            + $"{(!isMacro && names.IsMacro(entry.Name) ? "; a macro belongs in Macros, with its result" : "")}.", null, _header);

    private void Add(string text, Match match, string metadata, string example)
    {
        if (!match.Success)
            throw new NativeException(Diagnostic.Error("NSDK4013", $"{metadata} has '{text}', which is no signature. Expected one like {example}.", _header));
        var name = match.Groups["name"].Value;
        // The result of a variadic function is known from its own declaration.
        var result = match.Groups["result"] is { Success: true } given ? given.Value.Trim() : "void";
        var parameters = match.Groups["parameters"].Value.Trim();
        _entries.Add(new(metadata, text, result, name, parameters == "void" ? "" : parameters, $"{Prefix}{_entries.Count}_{name}"));
    }

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*\((?<parameters>.*)\)\s*$")]
    private static partial Regex VariadicForm();

    [GeneratedRegex(@"^\s*(?<result>[^()]+?[\s*])(?<name>\w+)\s*\((?<parameters>.*)\)\s*$")]
    private static partial Regex MacroForm();
}
