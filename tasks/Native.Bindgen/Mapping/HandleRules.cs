using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Represents a type with a <c>SafeHandle</c>.</summary>
/// <param name="Type">The C# name of the type.</param>
/// <param name="Class">The name of the handle class.</param>
/// <param name="Destroy">The function that frees it.</param>
internal sealed record HandleRule(string Type, string Class, CsFunction Destroy)
{
    /// <summary>The names and patterns of the functions that create it.</summary>
    public HashSet<string> Create { get; } = [];

    /// <summary>True if the names of functions decide which of them create it.</summary>
    public bool IsInferred { get; init; }

    /// <summary>True if a function returns a pointer that the caller owns.</summary>
    public bool IsResultOf(CsFunction function) => function.Result.Text == $"{Type}*"
        && (IsInferred ? HandleWords.Creates(function.NativeName) : IsNamed(function.NativeName));

    /// <summary>True if a function stores such a pointer where <paramref name="parameter"/> points to, which does not point to constants.</summary>
    public bool IsOutOf(string function, CsParameter parameter, bool isConst) =>
        IsInferred ? !isConst && HandleWords.Creates(function, parameter.NativeName) : IsNamed(function);

    private bool IsNamed(string function) => Create.Any(pattern => NamePattern.Matches(pattern, function));
}

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
        foreach (var parts in options.Handles.Select(entry => entry.Split(':', StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 3))
        {
            var types = NamePattern.IsPattern(parts[0]) ? records.Keys.Where(name => NamePattern.Matches(parts[0], name)) : [parts[0]];
            if (types.Count(type => Add(type, parts[1], parts[2], NamePattern.IsPattern(parts[0]))) > 0)
                _used.Add(string.Join(':', parts));
        }

        foreach (var type in options.InferHandles ? records.Where(pair => IsOpaque(pair.Value) && !_rules.ContainsKey(pair.Key)).Select(pair => pair.Key).ToList() : [])
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

/// <summary>Contains the words in names of C functions by which <c>InferHandles</c> recognizes them.</summary>
internal static class HandleWords
{
    private static readonly string[] s_destroy = ["free", "destroy", "delete", "dispose", "close", "release", "finalize", "unref"];
    private static readonly HashSet<string> s_create = new(StringComparer.OrdinalIgnoreCase) { "new", "create", "open", "alloc", "dup", "clone", "copy" };

    private static readonly HashSet<string> s_find = new(StringComparer.OrdinalIgnoreCase) { "init", "lookup", "load", "parse", "peel" };

    /// <summary>Returns the names of functions that can free a type, most likely first: <c>x_free</c> for <c>x</c> and <c>x_t</c>.</summary>
    public static IEnumerable<string> Destroy(string type) => s_destroy.Select(verb => $"{(type.EndsWith("_t", StringComparison.Ordinal) ? type[..^2] : type)}_{verb}");

    /// <summary>True if a function with this name returns a new object. Others often return an object that C keeps.</summary>
    public static bool Creates(string function) => function.Split('_').Any(s_create.Contains);

    /// <summary>True if a function with this name stores a new object where the parameter points to.</summary>
    public static bool Creates(string function, string parameter)
    {
        var words = function.Split('_');
        return !words.Any(s_destroy.Contains) && (words.Any(s_create.Contains) || words.Any(s_find.Contains) || parameter.Split('_').Contains("out")
            || parameter.StartsWith("pp", StringComparison.Ordinal));
    }
}
