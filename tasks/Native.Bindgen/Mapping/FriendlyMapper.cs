using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Selects how friendly overloads pass each argument, from its C type or from metadata of the item.</summary>
internal sealed class FriendlyMapper
{
    private readonly TypeMapper _types;
    private readonly HandleRules _handles;
    private readonly BindingsOptions _options;
    private readonly List<string[]> _outs;
    private readonly List<string[]> _spans;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Reads <c>OutParameters</c>, <c>Spans</c> and <c>StringResults</c>.</summary>
    public FriendlyMapper(BindingsOptions options, TypeMapper types, HandleRules handles)
    {
        (_options, _types, _handles) = (options, types, handles);
        _outs = [.. options.OutParameters.Select(Split)];
        _spans = [.. options.Spans.Select(Split)];
    }

    /// <summary>The metadata entries that had an effect.</summary>
    public IReadOnlySet<string> Used => _used.Union(_handles.Used).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the handle classes for the results of these functions.</summary>
    public IReadOnlyList<CsHandle> Handles(IReadOnlyList<CsFunction> functions) => [.. _handles.All.Select(rule =>
    {
        var scope = new NameScope([.. CSharpWords.HandleMembers, rule.Class]);
        return new CsHandle(rule.Class, rule.Type, rule.Destroy.Name, [.. functions.Where(rule.IsResultOf).Select(function =>
            (scope.Take(function.Name), function with { ResultHandle = rule.Class, ThrowsOnNull = _options.ThrowOnNullHandle && !function.ReturnsNonNull }))]) { Header = rule.Destroy.Header };
    })];

    /// <summary>Returns the function with friendly parameters.</summary>
    public CsFunction Map(CsFunction function, IReadOnlyList<FunctionDeclaration?> declarations)
    {
        var name = function.NativeName;
        var parameters = function.Parameters.Select((parameter, i) => parameter.Friendly is CsFriendly.Value or CsFriendly.Result
            ? parameter
            : One(name, parameter, [.. declarations.Select(declaration => declaration?.Parameters[i].Type)])).ToList();
        foreach (var span in _spans.Where(span => span.Length == 3 && NamePattern.Matches(span[0], name)))
        {
            if (SpanEntry.Pairs(span[1], span[2], parameters).Count(pair => AddSpan(pair.Pointer, pair.Length, parameters, declarations)) > 0)
                _used.Add(string.Join(':', span));
        }

        // Metadata of the item override declarations in the header.
        var declared = declarations.First(declaration => declaration is not null)!.Parameters;
        for (var i = 0; i < declared.Count; i++)
        {
            if (!parameters[i].IsSpan)
                AddSpan(i, declared[i].LengthIndex, parameters, declarations);
        }

        return function with { Parameters = parameters, ReturnsText = ReturnsText(name, [.. declarations.OfType<FunctionDeclaration>().Select(declaration => declaration.Result)]) };
    }

    private CsParameter One(string function, CsParameter parameter, IReadOnlyList<CType?> types)
    {
        var first = TypeMapper.Bare(types.OfType<CType>().First());
        if (first is ScalarType { Kind: ScalarKind.Bool })
            return parameter with { Friendly = CsFriendly.Bool };
        if (first is not PointerType pointer)
            return parameter;
        var target = TypeMapper.Bare(pointer.Target);
        if (target is NamedType named && _handles.Of(named.Name) is { } owned && function != owned.Destroy.NativeName)
            return parameter with { Friendly = CsFriendly.Handle, FriendlyType = owned.Class };
        if (target is PointerType { Target: var inner } stored && TypeMapper.Bare(inner) is NamedType made && _handles.Of(made.Name) is { } rule
            && rule.IsOutOf(function, parameter, pointer.IsConst || stored.IsConst))
            return parameter with { Friendly = CsFriendly.OutHandle, FriendlyType = rule.Class };
        if (Out(function, parameter, pointer) is { } entry && _types.Pointee(types) is { } pointee and not "void")
        {
            _used.Add(entry);
            return parameter with { Friendly = CsFriendly.Out, FriendlyType = pointee };
        }

        return pointer.IsConst && target is ScalarType { Kind: ScalarKind.Char } ? parameter with { Friendly = CsFriendly.Text } : parameter;
    }

    // A pattern does not select a pointer to constants or to bytes, which is usually a string or a buffer.
    private string? Out(string function, CsParameter parameter, PointerType pointer) => _outs
        .Where(entry => entry.Length == 2 && NamePattern.Matches(entry[0], function) && NamePattern.Matches(entry[1], parameter.Name.TrimStart('@'))
            && ((!NamePattern.IsPattern(entry[0]) && !NamePattern.IsPattern(entry[1])) || (!pointer.IsConst && !IsByte(pointer.Target))))
        .Select(entry => string.Join(':', entry)).FirstOrDefault();

    // A name can select a string of any type, and a pattern only const char *, because the caller owns most others.
    private bool ReturnsText(string function, IReadOnlyList<CType> results)
    {
        var pointers = results.Select(TypeMapper.Bare).OfType<PointerType>().ToList();
        var entries = _options.StringResults.Where(entry => NamePattern.Matches(entry, function) && pointers.Count == results.Count && pointers.TrueForAll(
            pointer => NamePattern.IsPattern(entry) ? pointer.IsConst && TypeMapper.Bare(pointer.Target) is ScalarType { Kind: ScalarKind.Char } : IsByte(pointer.Target))).ToList();
        _used.UnionWith(entries);
        return entries.Count > 0;
    }

    private static bool IsByte(CType type) => TypeMapper.Bare(type) is ScalarType { Size: 1, Kind: ScalarKind.Char or ScalarKind.Integer };

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
