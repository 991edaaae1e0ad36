using System.Runtime.CompilerServices;
using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Maps the types of all targets to one C# type: by the name of a known typedef, otherwise by the sizes on all targets.</summary>
internal sealed class TypeMapper(TargetSet targets, TypeTable table)
{
    private static readonly Dictionary<string, (string Text, int Size)> s_known = new(StringComparer.Ordinal)
    {
        ["size_t"] = ("nuint", 0),
        ["rsize_t"] = ("nuint", 0),
        ["ssize_t"] = ("nint", 0),
        ["ptrdiff_t"] = ("nint", 0),
        ["intptr_t"] = ("nint", 0),
        ["uintptr_t"] = ("nuint", 0),
        ["int8_t"] = ("sbyte", 1),
        ["uint8_t"] = ("byte", 1),
        ["int16_t"] = ("short", 2),
        ["uint16_t"] = ("ushort", 2),
        ["int32_t"] = ("int", 4),
        ["uint32_t"] = ("uint", 4),
        ["int64_t"] = ("long", 8),
        ["uint64_t"] = ("ulong", 8),
        ["intmax_t"] = ("long", 8),
        ["uintmax_t"] = ("ulong", 8),
    };

    // Each target reads each type once, so lists can be compared by object reference.
    private readonly Dictionary<IReadOnlyList<CType?>, CsType> _mapped = new(SameObjects.Comparer);
    private readonly Dictionary<IReadOnlyList<CType?>, CsType> _passed = new(SameObjects.Comparer);

    /// <summary>The full C# names of the delegate types by typedef.</summary>
    public Dictionary<string, string> Delegates { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the full name of the delegate type of a function pointer; empty if its typedef has none.</summary>
    public string Delegate(CType type) => type switch
    {
        AliasType alias => Delegates.TryGetValue(alias.Name, out var name) ? name : Delegate(alias.Target),
        PointerType { Target: FunctionType function } => Delegates.GetValueOrDefault(function.Name, ""),
        _ => "",
    };

    /// <summary>
    /// Returns the C# type of a value. Throws an <see cref="UnsupportedDeclarationException"/> if there is none. The list contains null for a target
    /// without the declaration.
    /// </summary>
    public CsType Map(IReadOnlyList<CType?> types)
    {
        if (!_mapped.TryGetValue(types, out var type))
            _mapped[types] = type = MapNew(types);
        return type;
    }

    private CsType MapNew(IReadOnlyList<CType?> types)
    {
        var present = types.OfType<CType>().ToList();
        if (present.Count == 0)
            throw new UnsupportedDeclarationException("no RID declares it");
        if (Known(present) is { } known)
            return known;
        var bare = present.ConvertAll(Bare);
        return bare[0] switch
        {
            _ when bare.Find(type => type is UnsupportedType) is UnsupportedType unsupported => throw new UnsupportedDeclarationException(unsupported.Reason),
            _ when bare.TrueForAll(type => type is ScalarType) => Scalar(types, bare.Cast<ScalarType>().ToList(), present.Exists(IsSystem)),
            _ when bare.TrueForAll(type => type is PointerType) => Pointer(types),
            _ when bare.TrueForAll(type => type is FunctionType) => throw new UnsupportedDeclarationException("a function cannot be a value"),
            NamedType named when bare.TrueForAll(type => type == named) => table.ByValue(named.Name),
            ArrayType => throw new UnsupportedDeclarationException("an array cannot be a value"),
            _ when bare.TrueForAll(type => type is PointerType or ScalarType { Kind: ScalarKind.Integer or ScalarKind.Long }) => PointerSized(types),
            _ => throw new UnsupportedDeclarationException($"its type differs: {Differences(types)}", isLayout: true),
        };
    }

    /// <summary>
    /// Returns the C# type of an argument or a result. Also throws an <see cref="UnsupportedDeclarationException"/> if .NET passes the type
    /// differently from C.
    /// </summary>
    public CsType MapPassed(IReadOnlyList<CType?> types)
    {
        if (!_passed.TryGetValue(types, out var type))
            _passed[types] = type = MapPassedNew(types);
        return type;
    }

    private CsType MapPassedNew(IReadOnlyList<CType?> types)
    {
        var type = Map(types);
        return Bare(types.First(type => type is not null)!) switch
        {
            NamedType named => table.Passed(named.Name),
            ScalarType { Size: < 4, Kind: ScalarKind.Char or ScalarKind.Integer } => Extended(types, type),
            _ => type,
        };
    }

    // C callers extend values that are smaller than a register, with their sign in C, and callees rely on it.
    private CsType Extended(IReadOnlyList<CType?> types, CsType type)
    {
        var signs = Enumerable.Range(0, targets.Count).Where(i => types[i] is not null && Passing.CallerExtends(targets.Targets[i].Target))
            .Select(i => (Target: i, ((ScalarType)Bare(types[i]!)).IsSigned)).ToLookup(pair => pair.IsSigned, pair => pair.Target);
        if (signs.Count == 2)
            throw new UnsupportedDeclarationException($"it is signed on {targets.Rids(signs[true])} and unsigned on {targets.Rids(signs[false])}, and C callers extend its sign") { IsPassing = true };
        return signs.Count == 0 ? type : Fixed(FixedName(new(ScalarKind.Integer, type.Sizes[0], signs.Contains(true))), type.Sizes[0]);
    }

    /// <summary>Returns the type without typedefs.</summary>
    public static CType Bare(CType type) => type is AliasType alias ? Bare(alias.Target) : type;

    /// <summary>Returns the C# type of a pointer target, for overloads; null if its size is not known.</summary>
    public string? Pointee(IReadOnlyList<CType?> types)
    {
        var bare = types.Select(type => type is null ? null : Bare(type)).ToList();
        if (!bare.OfType<CType>().All(type => type is PointerType))
            return null;
        var targets = bare.ConvertAll(type => (type as PointerType)?.Target);
        try
        {
            return Map(targets).Text;
        }
        catch (UnsupportedDeclarationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns the element type of a span for a pointer: <c>byte</c> for <c>void *</c>, <c>nint</c> for pointers; null if the size is not known.
    /// </summary>
    public string? Element(IReadOnlyList<CType?> types) => Pointee(types) switch
    {
        "void" => "byte",
        { } pointer when pointer.Contains('*') => "nint",
        var value => value,
    };

    private CsType Pointer(IReadOnlyList<CType?> types)
    {
        var pointees = types.Select(type => type is null ? null : ((PointerType)Bare(type)).Target).ToList();
        var bare = pointees.OfType<CType>().Select(Bare).ToList();
        if (bare.TrueForAll(type => type is FunctionType))
            return OfPointerSize(FunctionPointer(pointees.ConvertAll(type => type is null ? null : (FunctionType)Bare(type))));
        return OfPointerSize(TryMapTarget(pointees) is { } target ? $"{target.Text}*" : "void*");
    }

    // A type that is only used through a pointer needs no layout. A type that C# cannot represent becomes void.
    private CsType? TryMapTarget(List<CType?> pointees)
    {
        var bare = pointees.ConvertAll(type => type is null ? null : Bare(type));
        if (bare.OfType<CType>().Any(type => type is UnsupportedType or FunctionType))
            return null;
        if (bare.OfType<CType>().All(type => type is ArrayType))
            return TryMapTarget(bare.ConvertAll(type => (type as ArrayType)?.Element));
        if (bare.OfType<NamedType>().FirstOrDefault() is { } named)
            return bare.OfType<CType>().All(type => type == named) ? new(table.ByPointer(named.Name), [], []) : null;
        try
        {
            return Map(pointees);
        }
        catch (UnsupportedDeclarationException)
        {
            return null;
        }
    }

    /// <summary>True if a function type has one number of parameters and a convention of .NET on all targets.</summary>
    public static bool IsCallable(IEnumerable<FunctionType?> functions)
    {
        var present = functions.OfType<FunctionType>().ToList();
        return present.TrueForAll(function => !function.IsVariadic && function.Parameters.Count == present[0].Parameters.Count && function.Convention != CallingConvention.Other);
    }

    /// <summary>Returns a function pointer type; <c>void*</c> if C# cannot call the function.</summary>
    private string FunctionPointer(List<FunctionType?> functions)
    {
        if (!IsCallable(functions))
            return "void*";
        var present = functions.OfType<FunctionType>().ToList();
        try
        {
            var arguments = Enumerable.Range(0, present[0].Parameters.Count).Select(i => MapPassed(functions.ConvertAll(function => function?.Parameters[i])).Text)
                .Append(MapPassed(functions.ConvertAll(function => function?.Result)).Text);
            return $"delegate* unmanaged[{Convention(present)}]<{string.Join(", ", arguments)}>";
        }
        catch (UnsupportedDeclarationException)
        {
            return "void*";
        }
    }

    /// <summary>Returns the calling convention. 64-bit targets have only one and ignore the attribute, so the convention of x86 is used.</summary>
    public static CallingConvention Convention(IEnumerable<FunctionType> functions) =>
        functions.FirstOrDefault(function => function.Convention != CallingConvention.Cdecl)?.Convention ?? CallingConvention.Cdecl;

    private CsType? Known(List<CType> present)
    {
        if (present[0] is not AliasType)
            return null;
        var names = present.ConvertAll(KnownName);
        if (names[0] is not { } name || !names.TrueForAll(other => other == name))
            return null;
        var (text, size) = s_known[name];
        return size == 0 ? OfPointerSize(text) : Fixed(text, size);
    }

    private static string? KnownName(CType type) =>
        type is not AliasType alias ? null : s_known.ContainsKey(alias.Name) ? alias.Name : KnownName(alias.Target);

    private static bool IsSystem(CType type) => type is AliasType alias && (alias.IsSystem || IsSystem(alias.Target));

    private CsType Scalar(IReadOnlyList<CType?> types, List<ScalarType> scalars, bool isSystem)
    {
        var first = scalars[0];
        if (scalars.Exists(scalar => (scalar.Kind is ScalarKind.Void or ScalarKind.Floating) && scalar.Kind != first.Kind))
            throw new UnsupportedDeclarationException($"its type differs: {Differences(types)}");
        if (first.Kind == ScalarKind.Void)
            return Void;
        var isLong = scalars.TrueForAll(scalar => scalar.Kind == ScalarKind.Long);
        var isOneSize = scalars.TrueForAll(scalar => scalar.Size == first.Size);
        if (isOneSize && !(isLong && !isSystem))
            return Fixed(FixedName(first), first.Size);
        if (isLong)
            return new(first.IsSigned ? "CLong" : "CULong", LongSizes, LongSizes);
        var sizes = types.Select((type, i) => type is null ? -1 : ((ScalarType)Bare(type)).Size).ToList();
        if (Matches(sizes, target => target.PointerSize))
            return OfPointerSize(first.IsSigned ? "nint" : "nuint");
        if (Matches(sizes, target => target.LongSize))
            return new(first.IsSigned ? "CLong" : "CULong", LongSizes, LongSizes);
        throw new UnsupportedDeclarationException($"its size differs: {Differences(types)}", isLayout: true);
    }

    private CsType PointerSized(IReadOnlyList<CType?> types)
    {
        var sizes = types.Select((type, i) => type is null ? -1 : Bare(type) is ScalarType scalar ? scalar.Size : targets.Targets[i].PointerSize).ToList();
        return Matches(sizes, target => target.PointerSize)
            ? OfPointerSize("nuint")
            : throw new UnsupportedDeclarationException($"its type differs: {Differences(types)}", isLayout: true);
    }

    private bool Matches(List<int> sizes, Func<TargetModel, int> size) =>
        !sizes.Where((own, i) => own >= 0 && own != size(targets.Targets[i])).Any();

    private static string FixedName(ScalarType scalar) => (scalar.Kind, scalar.Size, scalar.IsSigned) switch
    {
        (ScalarKind.Floating, 4, _) => "float",
        (ScalarKind.Floating, _, _) => "double",
        (ScalarKind.Char or ScalarKind.Bool, _, _) => "byte",
        (_, 1, true) => "sbyte",
        (_, 1, _) => "byte",
        (_, 2, true) => "short",
        (_, 2, _) => "ushort",
        (_, 4, true) => "int",
        (_, 4, _) => "uint",
        (_, _, true) => "long",
        _ => "ulong",
    };

    /// <summary>Returns a primitive type with the same size on all targets.</summary>
    public CsType Fixed(string text, int size) =>
        new(text, targets.Each(_ => size), targets.Each(target => size == 8 && target.Target.IsElf ? target.Target.Architecture.EightByteAlignment : size));

    private int[] LongSizes { get; } = targets.Each(target => target.LongSize);

    private int[] PointerSizes { get; } = targets.Each(target => target.PointerSize);

    /// <summary>The type <c>void</c>.</summary>
    public static CsType Void { get; } = new("void", [], []);

    /// <summary>Returns a pointer to a type.</summary>
    public CsType PointerTo(CsType type) => OfPointerSize($"{type.Text}*");

    private CsType OfPointerSize(string text) => new(text, PointerSizes, PointerSizes);

    private string Differences(IReadOnlyList<CType?> types) =>
        targets.Describe([.. types.Select(type => type is null ? "missing" : Text(type))]);

    private static string Text(CType type) => type switch
    {
        AliasType alias => $"{alias.Name} ({Text(Bare(alias))})",
        NamedType named => named.Name,
        PointerType => "a pointer",
        ScalarType scalar => scalar.Kind == ScalarKind.Floating
            ? $"floating-point, {scalar.Size} bytes"
            : $"{(scalar.IsSigned ? "signed" : "unsigned")}, {scalar.Size} bytes",
        UnsupportedType unsupported => unsupported.Spelling,
        _ => type.ToString(),
    };
}

/// <summary>Compares lists by the references that they contain.</summary>
internal sealed class SameObjects : IEqualityComparer<IReadOnlyList<object?>>
{
    /// <summary>The only instance.</summary>
    public static SameObjects Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(IReadOnlyList<object?>? x, IReadOnlyList<object?>? y)
    {
        for (var i = 0; i < x!.Count; i++)
        {
            if (!ReferenceEquals(x[i], y![i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode(IReadOnlyList<object?> obj)
    {
        var hash = 0;
        for (var i = 0; i < obj.Count; i++)
            hash = (hash * 31) + RuntimeHelpers.GetHashCode(obj[i]);
        return hash;
    }
}
