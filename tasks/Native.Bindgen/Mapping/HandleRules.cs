using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Selects the types with a <c>SafeHandle</c> and their functions, according to <c>Handles</c> and <c>InferHandles</c>.</summary>
internal sealed class HandleRules
{
    private readonly TypeNames _names;
    private readonly IReadOnlyList<CsFunction> _functions;
    private readonly Dictionary<string, HandleRule> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads the metadata. A handle needs a destroy function in <paramref name="functions"/>. <paramref name="records"/> are the structs of the
    /// header by name.
    /// </summary>
    public HandleRules(BindingsOptions options, TypeNames names, IReadOnlyDictionary<string, Declaration?[]> records, IReadOnlyList<CsFunction> functions)
    {
        (_names, _functions) = (names, functions);
        // The caller owns the memory of other structs, and x_free(x *) only frees what their fields refer to.
        var opaque = records.Where(pair => IsOpaque(pair.Value)).Select(pair => pair.Key).ToList();
        foreach (var parts in options.Handles.Select(entry => entry.Split(':', StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 3))
        {
            var types = NamePattern.IsPattern(parts[0]) ? opaque.Where(name => NamePattern.Matches(parts[0], name)) : [parts[0]];
            if (types.Count(type => Add(type, parts[1], parts[2], NamePattern.IsPattern(parts[0]))) > 0)
                _used.Add(string.Join(':', parts));
        }

        foreach (var type in options.InferHandles ? opaque.Where(name => !_rules.ContainsKey(name)) : [])
        {
            if (HandleWords.Destroy(type).Select(name => Destroy(type, name, isExact: false)).FirstOrDefault(function => function is not null) is { } destroy)
                _rules[type] = Rule(type, destroy) with { IsInferred = true };
        }
    }

    /// <summary>The entries of <c>Handles</c> that had an effect.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>All rules.</summary>
    public IEnumerable<HandleRule> All => _rules.Values;

    /// <summary>Returns the rule for a C type, or null.</summary>
    public HandleRule? Of(string type) => _rules.GetValueOrDefault(type);

    private bool Add(string type, string create, string destroy, bool isPattern)
    {
        if (Destroy(type, destroy, isExact: !isPattern && !NamePattern.IsPattern(destroy)) is not { } function)
            return false;
        var known = _rules.GetValueOrDefault(type);
        // Several functions can create one type, but each handle class has one destroy function.
        if (known is not null && known.Destroy != function)
            return false;
        var name = $"{_names.Of(type)}*";
        if (NamePattern.IsPattern(create) && !isPattern && !_functions.Any(made => NamePattern.Matches(create, made.NativeName)
            && (made.Result.Text == name || made.Parameters.Any(parameter => parameter.Type.Text == $"{name}*"))))
            return false;
        (_rules[type] = known ?? Rule(type, function)).Create.Add(create);
        return true;
    }

    private HandleRule Rule(string type, CsFunction destroy) => new(_names.Of(type), _names.Invent($"{_names.Of(type).TrimStart('@')}SafeHandle"), destroy);

    // A pattern must not select a function that frees any pointer. If it selects several functions, the name of the type decides.
    private CsFunction? Destroy(string type, string pattern, bool isExact) => _functions
        .Where(function => NamePattern.Matches(pattern, function.NativeName) && function.Parameters is [{ Type.Text: var only }]
            && (only == $"{_names.Of(type)}*" || (isExact && only == "void*")))
        .OrderByDescending(function => function.NativeName.StartsWith(type, StringComparison.Ordinal)).FirstOrDefault();

    private static bool IsOpaque(Declaration?[] declarations) => declarations.All(declaration => declaration is null or RecordDeclaration { IsComplete: false });
}
