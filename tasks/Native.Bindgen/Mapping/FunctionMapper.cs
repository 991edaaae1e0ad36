using Native.Bindgen.Model;
using Native.Bindgen.Read;

namespace Native.Bindgen.Mapping;

/// <summary>Functions as P/Invoke calls them.</summary>
internal sealed class FunctionMapper(TargetSet targets, TypeMapper types, bool shims)
{
    /// <summary>One raw signature for all targets; a <see cref="UnsupportedDeclarationException"/> where P/Invoke has none.</summary>
    public CsFunction Map(string name, IReadOnlyList<FunctionDeclaration?> functions)
    {
        var present = functions.OfType<FunctionDeclaration>().ToList();
        var first = present[0];
        var needsShim = present.Exists(function => function.NeedsShim);
        if (!shims && present.TrueForAll(function => function.IsInline))
            throw new UnsupportedDeclarationException("it is inline, which only C can call, and C can only be compiled into a library of this project") { IsInline = true };
        if (!shims && (needsShim || first.IsVariadic))
            throw new UnsupportedDeclarationException("it is variadic, inline or a macro, which only C can call, and C can only be compiled into a library of this project");
        if (present.Exists(function => function.IsVariadic))
            throw new UnsupportedDeclarationException("it is variadic, which platforms call differently; name the forms that you call in Variadics");
        var canShim = shims && first.Shim is not null && present.Count == targets.Count && present.TrueForAll(function => function.Shim == first.Shim);
        if (needsShim && !canShim)
            throw new UnsupportedDeclarationException("only C can call it, and its declaration is not the same on every RID");
        if (present.Exists(function => function.Convention == CallingConvention.Other))
            throw new UnsupportedDeclarationException("it has a calling convention that .NET does not know");
        if (present.Exists(function => function.Parameters.Count != first.Parameters.Count))
            throw new UnsupportedDeclarationException($"the number of its parameters differs: {targets.Describe([.. functions.Select(function => function?.Parameters.Count ?? -1)])}", isLayout: true);
        // Where values go by address the last is for the result's.
        var names = Naming.Parameters([.. first.Parameters.Select(parameter => parameter.Name), "result"]);
        var parameters = first.Parameters.Select((parameter, i) => Passed(names[i], Types(functions, function => function.Parameters[i].Type), CsFriendly.Value, canShim) with
        {
            NativeName = parameter.Name,
            Comment = parameter.Comment,
            IsNonNull = present.TrueForAll(function => function.Parameters[i].IsNonNull),
        }).ToList();
        var result = Passed(names[^1], Types(functions, function => function.Result), CsFriendly.Result, canShim);
        if (result.Friendly == CsFriendly.Result)
            parameters.Add(result);
        var hasShim = needsShim || parameters.Exists(parameter => parameter.Friendly != CsFriendly.None);
        return new(name, hasShim ? ShimSymbol(first) : Symbol(first, present), result.Friendly == CsFriendly.Result ? TypeMapper.Void : result.Type, parameters,
            (hasShim ? CallingConvention.Cdecl : TypeMapper.Convention(present.Select(function => new FunctionType(function.Result, [], false, function.Convention)))).ToString())
        {
            NativeName = first.Name,
            Comment = first.Comment,
            Shim = hasShim ? first.Shim! with { Indirect = [.. Enumerable.Range(0, parameters.Count).Where(i => parameters[i].Friendly != CsFriendly.None)] } : null,
            IsInline = present.TrueForAll(function => function.IsInline),
            IsDeprecated = present.Exists(function => function.IsDeprecated),
            ReturnsNonNull = present.TrueForAll(function => function.ReturnsNonNull),
            ReturnsBool = present.TrueForAll(function => IsBool(function.Result)),
        };
    }

    /// <summary>Whether a type is C's truth value.</summary>
    public static bool IsBool(CType type) => TypeMapper.Bare(type) is ScalarType { Kind: ScalarKind.Bool };

    private static List<CType?> Types(IReadOnlyList<FunctionDeclaration?> functions, Func<FunctionDeclaration, CType> select) =>
        [.. functions.Select(function => function is null ? null : select(function))];

    // What .NET would pass in another way than C goes by its address, where C of our own can take it from there.
    private CsParameter Passed(string name, List<CType?> all, CsFriendly indirect, bool canShim)
    {
        try
        {
            return new(name, types.MapPassed(all));
        }
        catch (UnsupportedDeclarationException refusal) when (refusal.IsPassing && canShim)
        {
            var type = types.Map(all);
            return new(name, types.PointerTo(type)) { Friendly = indirect, FriendlyType = type.Text };
        }
        catch (UnsupportedDeclarationException refusal)
        {
            throw refusal.Of(indirect == CsFriendly.Result ? "its result" : $"its parameter '{name.TrimStart('@')}'");
        }
    }

    // A form that metadata ask for has its symbol already.
    private static string ShimSymbol(FunctionDeclaration first) =>
        first.Symbol.StartsWith(ShimEntries.Prefix, StringComparison.Ordinal) ? first.Symbol : ShimEntries.Prefix + first.Name;

    // macOS puts an underscore before every name, and the loader takes it away.
    private string Symbol(FunctionDeclaration first, List<FunctionDeclaration> present)
    {
        if (present.TrueForAll(function => function.Symbol == first.Name))
            return first.Symbol;
        var symbols = present.ConvertAll(function => function.Symbol.TrimStart('_')).Distinct().ToList();
        return symbols.Count == 1
            ? present.Find(function => !function.Symbol.StartsWith('_'))?.Symbol ?? first.Symbol
            : throw new UnsupportedDeclarationException($"its name in the library differs: {targets.Describe(present.ConvertAll(function => function.Symbol))}");
    }
}
