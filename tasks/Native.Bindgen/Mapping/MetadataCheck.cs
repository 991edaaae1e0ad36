using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Mapping;

/// <summary>Reports metadata entries without effect, most often because the header does not contain a name.</summary>
internal sealed class MetadataCheck
{
    private readonly BindingsOptions _options;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _functions = new(StringComparer.Ordinal);

    /// <summary>Collects the declarations of the header on all targets.</summary>
    public MetadataCheck(BindingsOptions options, IEnumerable<Declaration> declarations)
    {
        _options = options;
        foreach (var declaration in declarations)
        {
            _names.Add(declaration is FunctionDeclaration { PublicName: var name } ? name : declaration.Name);
            if (declaration is FunctionDeclaration function)
                _functions[function.Name] = [.. function.Parameters.Select(parameter => parameter.Name)];
            if (declaration is RecordDeclaration or EnumDeclaration)
                _types.Add(declaration.Name);
            if (declaration is EnumDeclaration type)
                _names.UnionWith(type.Members.Select(member => member.Name));
        }
    }

    /// <summary>
    /// Returns the warnings. <paramref name="used"/> contains the entries for functions that had an effect, and <paramref name="flags"/> those for
    /// enums.
    /// </summary>
    public IEnumerable<Diagnostic> Warnings(IReadOnlySet<string> used, IReadOnlySet<string> flags) =>
    [
        .. Check("Handles", _options.Handles, "type:create:destroy", entry => Handle(entry) ?? (IsUsed(entry, used) ? null : entry.Split(':').Any(NamePattern.IsPattern) ? "no functions create and free such a type." : Unused)),
        .. Check("OutParameters", _options.OutParameters, "function:parameter", entry => IsUsed(entry, used) ? null : Parameters(entry, 1) ?? Unused),
        .. Check("Spans", _options.Spans, "function:pointer:length", entry => IsUsed(entry, used) ? null : Parameters(entry, 2) ?? Unused),
        .. Check("StringResults", _options.StringResults, "a function that returns a string", entry => IsUsed(entry, used) ? null : Missing("no function", entry, _functions.Keys) ?? Unused),
        .. Check("Flags", _options.Flags, "an enum", entry => flags.Contains(entry) ? null : Missing("no enum", entry.TrimStart('!').Trim(), _types) ?? "it is not an enum that is bound."),
        .. Check("Rename", _options.Rename, "old=new", Renamed),
        .. Check("Opaque", _options.Opaque, "a type", entry => Missing("no type", entry, _types)),
        .. Check("StripPrefix", _options.StripPrefix, "a prefix of names in the header",
            entry => _names.Any(name => name.StartsWith(entry, StringComparison.Ordinal)) ? null : "no name has this prefix."),
    ];

    private const string Form = "it does not have the expected form.";
    private const string Unused = "the types of the function do not match, or it is not bound.";

    private IEnumerable<Diagnostic> Check(string metadata, IReadOnlyList<string> entries, string expected, Func<string, string?> problem) =>
        from entry in entries
        let found = problem(entry)
        where found is not null
        select Warning(metadata, entry, found, expected, _options.Header);

    /// <summary>Returns NSDK4020.</summary>
    public static Diagnostic Warning(string metadata, string entry, string problem, string expected, string header) =>
        Diagnostic.Warning("NSDK4020", $"{metadata} names '{entry}', but {problem} Expected {expected}; correct or remove it.", header);

    private string? Handle(string entry) => entry.Split(':', StringSplitOptions.TrimEntries) is [var type, var create, var destroy]
        ? Missing("no type", type, _types) ?? (create.Length == 0 ? null : Missing("no function", create, _functions.Keys)) ?? Missing("no function", destroy, _functions.Keys)
        : Form;

    // A name conflict of functions or values is reported when they are bound.
    private string? Renamed(string entry) => entry.Split('=', StringSplitOptions.TrimEntries) is not [var old, var name] ? Form
        : Missing("no declaration", old, _names) ?? (_types.Contains(old) && _types.Contains(name) ? $"the header already has a type '{name}'." : null);

    private string? Parameters(string entry, int count)
    {
        var parts = entry.Split(':', StringSplitOptions.TrimEntries);
        if (parts.Length != count + 1)
            return Form;
        return Missing("no function", parts[0], _functions.Keys) ?? (parts.Any(NamePattern.IsPattern) ? "no function has suitable parameters." : null)
            ?? parts[1..].Select(name => Missing($"no parameter of {parts[0]}", name, _functions[parts[0]])).FirstOrDefault(problem => problem is not null);
    }

    private static bool IsUsed(string entry, IReadOnlySet<string> used) =>
        used.Contains(string.Join(':', entry.Split(':', StringSplitOptions.TrimEntries)));

    private static string? Missing(string what, string name, IReadOnlyCollection<string> names) =>
        NamePattern.IsPattern(name) ? names.Any(other => NamePattern.Matches(name, other)) ? null : $"{what} matches '{name}'."
        : names.Contains(name) ? null : $"{what} has the name '{name}'.{NearNames.Hint(name, names)}";
}
