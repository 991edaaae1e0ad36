using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Selects how friendly overloads pass each argument, from its C type or from metadata of the item.</summary>
internal sealed class FriendlyMapper
{
    private readonly TypeMapper _types;
    private readonly Dictionary<string, HandleRule> _handles = new(StringComparer.Ordinal);
    private readonly bool _throwsOnNull;
    private readonly List<string[]> _outs;
    private readonly List<string[]> _spans;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private sealed record HandleRule(string Type, string Class, HashSet<string> Create, CsFunction Destroy);

    /// <summary>
    /// Reads <c>Handles</c>, <c>OutParameters</c> and <c>Spans</c>. A handle needs a destroy function in <paramref name="functions"/>.
    /// </summary>
    public FriendlyMapper(BindingsOptions options, TypeMapper types, TypeNames names, IReadOnlyList<CsFunction> functions)
    {
        (_types, _throwsOnNull) = (types, options.ThrowOnNullHandle);
        foreach (var parts in options.Handles.Select(Split).Where(parts => parts.Length == 3))
        {
            var type = names.Of(parts[0]);
            var destroy = functions.FirstOrDefault(function => function.NativeName == parts[2] && function.Parameters is [{ Type.Text: var only }] && (only == $"{type}*" || only == "void*"));
            if (destroy is null)
                continue;
            if (!_handles.ContainsKey(parts[0]))
                _handles[parts[0]] = new(type, names.Invent($"{type.TrimStart('@')}SafeHandle"), [], destroy);
            // Several functions can create one type, but each handle class has one destroy function.
            if (_handles[parts[0]].Destroy != destroy)
                continue;
            _handles[parts[0]].Create.Add(parts[1]);
            _used.Add(string.Join(':', parts));
        }

        _outs = [.. options.OutParameters.Select(Split)];
        _spans = [.. options.Spans.Select(Split)];
    }

    /// <summary>The metadata entries that had an effect.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>Returns the handle classes for the results of these functions.</summary>
    public IReadOnlyList<CsHandle> Handles(IReadOnlyList<CsFunction> functions) => [.. _handles.Values.Select(rule =>
    {
        var scope = new NameScope([.. CSharpWords.HandleMembers, rule.Class]);
        var creators = functions.Where(function => rule.Create.Contains(function.NativeName) && function.Result.Text == $"{rule.Type}*");
        return new CsHandle(rule.Class, rule.Type, rule.Destroy.Name, [.. creators.Select(function =>
            (scope.Take(function.Name), function with { ResultHandle = rule.Class, ThrowsOnNull = _throwsOnNull && !function.ReturnsNonNull }))]) { Header = rule.Destroy.Header };
    })];

    /// <summary>Returns the function with friendly parameters.</summary>
    public CsFunction Map(CsFunction function, IReadOnlyList<FunctionDeclaration?> declarations)
    {
        var name = function.NativeName;
        var parameters = function.Parameters.Select((parameter, i) => parameter.Friendly is CsFriendly.Value or CsFriendly.Result
            ? parameter
            : One(name, parameter, [.. declarations.Select(declaration => declaration?.Parameters[i].Type)])).ToList();
        foreach (var span in _spans.Where(span => span.Length == 3 && span[0] == name))
        {
            if (AddSpan(Index(span[1]), Index(span[2]), parameters, declarations))
                _used.Add(string.Join(':', span));
        }

        // Metadata of the item override declarations in the header.
        var declared = declarations.First(declaration => declaration is not null)!.Parameters;
        for (var i = 0; i < declared.Count; i++)
        {
            if (!parameters[i].IsSpan)
                AddSpan(i, declared[i].LengthIndex, parameters, declarations);
        }

        return function with { Parameters = parameters };

        int Index(string parameter) => parameters.FindIndex(other => other.Name.TrimStart('@') == parameter);
    }

    private CsParameter One(string function, CsParameter parameter, IReadOnlyList<CType?> types)
    {
        var first = TypeMapper.Bare(types.OfType<CType>().First());
        if (first is ScalarType { Kind: ScalarKind.Bool })
            return parameter with { Friendly = CsFriendly.Bool };
        if (first is not PointerType pointer)
            return parameter;
        var target = TypeMapper.Bare(pointer.Target);
        if (target is NamedType named && _handles.TryGetValue(named.Name, out var owned) && function != owned.Destroy.NativeName)
            return parameter with { Friendly = CsFriendly.Handle, FriendlyType = owned.Class };
        if (target is PointerType { Target: var inner } && TypeMapper.Bare(inner) is NamedType made && _handles.TryGetValue(made.Name, out var rule) && rule.Create.Contains(function))
            return parameter with { Friendly = CsFriendly.OutHandle, FriendlyType = rule.Class };
        if (IsOut(function, parameter) && _types.Pointee(types) is { } pointee and not "void")
        {
            _used.Add($"{function}:{parameter.Name.TrimStart('@')}");
            return parameter with { Friendly = CsFriendly.Out, FriendlyType = pointee };
        }

        return pointer.IsConst && target is ScalarType { Kind: ScalarKind.Char } ? parameter with { Friendly = CsFriendly.Text } : parameter;
    }

    private bool IsOut(string function, CsParameter parameter) =>
        _outs.Exists(entry => entry.Length == 2 && entry[0] == function && entry[1] == parameter.Name.TrimStart('@'));

    private bool AddSpan(int data, int length, List<CsParameter> parameters, IReadOnlyList<FunctionDeclaration?> declarations)
    {
        if (data < 0 || length < 0)
            return false;
        var types = declarations.Select(declaration => declaration?.Parameters[data].Type).ToList();
        var counts = declarations.OfType<FunctionDeclaration>().Select(declaration => TypeMapper.Bare(declaration.Parameters[length].Type));
        if (TypeMapper.Bare(types.OfType<CType>().First()) is not PointerType pointer || !counts.All(type => type is ScalarType { Kind: ScalarKind.Integer or ScalarKind.Long })
            || _types.Element(types) is not { } element)
            return false;
        parameters[data] = parameters[data] with
        {
            Friendly = pointer.IsConst ? CsFriendly.ReadOnlySpan : CsFriendly.Span,
            FriendlyType = element,
            SpanName = parameters[length].SpanName,
        };
        if (parameters[length].Friendly != CsFriendly.Length)
            parameters[length] = parameters[length] with { Friendly = CsFriendly.Length, SpanName = parameters[data].Name };
        return true;
    }

    private static string[] Split(string entry) => entry.Split(':', StringSplitOptions.TrimEntries);
}
