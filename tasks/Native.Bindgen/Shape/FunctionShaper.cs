using Native.Bindgen.Model;

namespace Native.Bindgen.Shape;

/// <summary>Functions as P/Invoke calls them.</summary>
internal sealed class FunctionShaper(TargetSet targets, TypeMapper types, bool shims)
{
    /// <summary>One raw signature for all targets; a <see cref="Refusal"/> where P/Invoke has none.</summary>
    public CsFunction Shape(string name, IReadOnlyList<FunctionDeclaration?> functions)
    {
        var present = functions.OfType<FunctionDeclaration>().ToList();
        var first = present[0];
        if (!shims && present.Exists(function => function.IsVariadic || function.Shim is not null))
            throw new Refusal("it is variadic, inline or a macro, which only C can call, and C can only be compiled into a library of this project");
        if (present.Exists(function => function.IsVariadic))
            throw new Refusal("it is variadic, which platforms call differently; name the forms that you call in Variadics");
        if (present.Exists(function => function.Shim != first.Shim) || (first.Shim is not null && present.Count < targets.Count))
            throw new Refusal("only C can call it, and its declaration is not the same on every RID");
        if (present.Exists(function => function.Convention == CallingConvention.Other))
            throw new Refusal("it has a calling convention that .NET does not know");
        if (present.Exists(function => function.Parameters.Count != first.Parameters.Count))
            throw new Refusal($"the number of its parameters differs: {targets.Describe([.. functions.Select(function => function?.Parameters.Count ?? -1)])}", isLayout: true);
        var names = Naming.Parameters([.. first.Parameters.Select(parameter => parameter.Name)]);
        var parameters = names.Select((parameter, i) => new CsParameter(parameter,
            Map(functions, function => function.Parameters[i].Type, $"its parameter '{parameter.TrimStart('@')}'"))
        {
            IsNonNull = present.TrueForAll(function => function.Parameters[i].IsNonNull),
        }).ToList();
        var result = Map(functions, function => function.Result, "its result");
        return new(name, Symbol(first, present), result, parameters,
            TypeMapper.Convention(present.Select(function => new FunctionType(function.Result, [], false, function.Convention))).ToString())
        {
            NativeName = first.Name,
            Comment = first.Comment,
            IsDeprecated = present.Exists(function => function.IsDeprecated),
            ReturnsNonNull = present.TrueForAll(function => function.ReturnsNonNull),
            ReturnsBool = present.TrueForAll(function => IsBool(function.Result)),
        };
    }

    /// <summary>Whether a type is C's truth value.</summary>
    public static bool IsBool(CType type) => TypeMapper.Bare(type) is ScalarType { Kind: ScalarKind.Bool };

    private CsType Map(IReadOnlyList<FunctionDeclaration?> functions, Func<FunctionDeclaration, CType> select, string what)
    {
        try
        {
            return types.Map([.. functions.Select(function => function is null ? null : select(function))]);
        }
        catch (Refusal refusal)
        {
            throw new Refusal($"of {what}: {refusal.Message}", refusal.IsLayout);
        }
    }

    // macOS puts an underscore before every name, and the loader takes it away.
    private string Symbol(FunctionDeclaration first, List<FunctionDeclaration> present)
    {
        if (first.Shim is not null || present.TrueForAll(function => function.Symbol == first.Name))
            return first.Symbol;
        var symbols = present.ConvertAll(function => function.Symbol.TrimStart('_')).Distinct().ToList();
        return symbols.Count == 1
            ? present.Find(function => !function.Symbol.StartsWith('_'))?.Symbol ?? first.Symbol
            : throw new Refusal($"its name in the library differs: {targets.Describe(present.ConvertAll(function => function.Symbol))}");
    }
}
