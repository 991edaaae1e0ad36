using Native.Bindgen.Model;
using Native.Bindgen.Read;

namespace Native.Bindgen.Mapping;

/// <summary>Maps functions to P/Invoke signatures.</summary>
internal sealed class FunctionMapper(TargetSet targets, TypeMapper types, bool shims)
{
    /// <summary>
    /// Returns one raw signature for all targets. Throws an <see cref="UnsupportedDeclarationException"/> if P/Invoke cannot call the function.
    /// </summary>
    public CsFunction Map(string name, IReadOnlyList<FunctionDeclaration?> functions)
    {
        var present = functions.OfType<FunctionDeclaration>().ToList();
        var first = present[0];
        var needsShim = present.Exists(function => function.NeedsShim);
        if (!shims && present.TrueForAll(function => function.IsInline))
            throw new UnsupportedDeclarationException($"it is inline, so it needs a C shim, {ShimHint}") { IsInline = true };
        if (!shims && (needsShim || first.IsVariadic))
            throw new UnsupportedDeclarationException($"it is variadic, inline or a macro, so it needs a C shim, {ShimHint}");
        if (present.Exists(function => function.IsVariadic))
            throw new UnsupportedDeclarationException("it is variadic, and its calling convention differs between platforms; list the forms that you call in Variadics");
        var canShim = shims && first.Shim is not null && present.Count == targets.Count && present.TrueForAll(function => function.Shim == first.Shim);
        if (needsShim && !canShim)
            throw new UnsupportedDeclarationException("it needs a C shim, but its declaration differs between RIDs");
        if (present.Exists(function => function.Convention == CallingConvention.Other))
            throw new UnsupportedDeclarationException(".NET does not support its calling convention");
        if (present.Exists(function => function.Parameters.Count != first.Parameters.Count))
            throw new UnsupportedDeclarationException($"the number of its parameters differs: {targets.Describe([.. functions.Select(function => function?.Parameters.Count ?? -1)])}", isLayout: true);
        // The last name is for the address of the result.
        var names = Naming.Parameters([.. first.Parameters.Select(parameter => parameter.Name), "result"]);
        var parameters = first.Parameters.Select((parameter, i) => Passed(names[i], Types(functions, function => function.Parameters[i].Type), CsFriendly.Value, canShim) with
        {
            NativeName = parameter.Name,
            Comment = parameter.Comment,
            Callback = types.Delegate(parameter.Type),
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
            ReturnsConst = present.TrueForAll(function => TypeMapper.Bare(function.Result) is PointerType { IsConst: true }),
            ReturnsNonNull = present.TrueForAll(function => function.ReturnsNonNull),
            ReturnsBool = present.TrueForAll(function => IsBool(function.Result)),
        };
    }

    /// <summary>Describes where C shims can be compiled.</summary>
    public const string ShimHint = "which can only be compiled into a library of this project; set ShimLibrary to $(NativeLibraryName) to compile it into that library";

    /// <summary>True if a type is the C type <c>_Bool</c>.</summary>
    public static bool IsBool(CType type) => TypeMapper.Bare(type) is ScalarType { Kind: ScalarKind.Bool };

    private static List<CType?> Types(IReadOnlyList<FunctionDeclaration?> functions, Func<FunctionDeclaration, CType> select) =>
        [.. functions.Select(function => function is null ? null : select(function))];

    // A value that .NET passes differently from C is passed by its address to a shim.
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

    // A form that metadata request already has its symbol.
    private static string ShimSymbol(FunctionDeclaration first) =>
        first.Symbol.StartsWith(ShimEntries.Prefix, StringComparison.Ordinal) ? first.Symbol : ShimEntries.Prefix + first.Name;

    // macOS adds an underscore to every symbol, which the loader removes.
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
