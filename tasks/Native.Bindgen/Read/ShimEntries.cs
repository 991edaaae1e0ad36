using System.Text;
using System.Text.RegularExpressions;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Read;

/// <summary>
/// Reads the entries of <c>Variadics</c> and <c>Macros</c>. Each entry becomes a declaration after the header, so that clang parses its types:
/// <c>log_line(const char *, int)</c>, <c>int SQUARE(int)</c>.
/// </summary>
internal sealed partial class ShimEntries
{
    private readonly string _header;
    private readonly List<Entry> _entries = [];

    private sealed record Entry(string Metadata, string Text, string Result, string Name, string Parameters, string Symbol);

    /// <summary>Reads the options of one header. Reports NSDK4013 for an invalid signature.</summary>
    public ShimEntries(BindingsOptions options)
    {
        _header = options.Header;
        foreach (var text in options.Variadics)
            Add(text, VariadicForm().Match(text), "Variadics", "log_line(const char *, int)");
        foreach (var text in options.Macros)
            Add(text, MacroForm().Match(text), "Macros", "int SQUARE(int)");
    }

    /// <summary>The prefix of the names of declarations in <see cref="Text"/>.</summary>
    public const string Prefix = "nsdk_";

    /// <summary>Returns the declarations, one line per entry.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var entry in _entries)
            text.Append($"{entry.Result} {entry.Symbol}({(entry.Parameters.Length == 0 ? "void" : entry.Parameters)});\n");
        return text.ToString();
    }

    /// <summary>Returns the entry on a line after the header, for a message.</summary>
    public string At(int line) => line >= 0 && line < _entries.Count ? _entries[line].Text : "";

    /// <summary>Returns the C name of the function or macro that a declaration of <see cref="Text"/> calls.</summary>
    public (string Name, bool IsMacro) Find(string symbol)
    {
        var entry = _entries.Find(entry => entry.Symbol == symbol)!;
        return (entry.Name, entry.Metadata == "Macros");
    }

    /// <summary>Returns NSDK4013 for entries whose name the header does not contain.</summary>
    public IEnumerable<HeaderError> Unknown(DeclaredNames names) =>
        from entry in _entries
        let isMacro = entry.Metadata == "Macros"
        where isMacro ? !names.IsMacro(entry.Name) && names.Function(entry.Name) is null : names.Function(entry.Name) is null
        select new HeaderError("NSDK4013", $"{entry.Metadata} contains '{entry.Text}', but the header has no {(isMacro ? "macro" : "function")} '{entry.Name}'."
            + $"{NearNames.Hint(entry.Name, isMacro ? names.Macros : names.Functions)} Expected a name that the header declares"
            + $"{(!isMacro && names.IsMacro(entry.Name) ? "; add a macro to Macros, with its result type" : "")}.", null, _header);

    private void Add(string text, Match match, string metadata, string example)
    {
        if (!match.Success)
            throw new NativeException(Diagnostic.Error("NSDK4013", $"{metadata} contains '{text}', which is not a valid signature. Expected the form {example}.", _header));
        var name = match.Groups["name"].Value;
        // The declaration of a variadic function contains its result type.
        var result = match.Groups["result"] is { Success: true } given ? given.Value.Trim() : "void";
        var parameters = match.Groups["parameters"].Value.Trim();
        _entries.Add(new(metadata, text, result, name, parameters == "void" ? "" : parameters, $"{Prefix}{_entries.Count}_{name}"));
    }

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*\((?<parameters>.*)\)\s*$")]
    private static partial Regex VariadicForm();

    [GeneratedRegex(@"^\s*(?<result>[^()]+?[\s*])(?<name>\w+)\s*\((?<parameters>.*)\)\s*$")]
    private static partial Regex MacroForm();
}
