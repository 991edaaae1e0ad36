namespace Corpora.Tests.Abi;

/// <summary>Generates structs and unions of every kind that a header may pass by value, each with small differences.</summary>
internal sealed class AbiTypes(Random random)
{
    private static readonly string[] s_small = ["char", "signed char", "unsigned char", "short", "unsigned short", "_Bool", "enum small"];
    private static readonly string[] s_promoted = ["int", "unsigned", "long", "long long", "size_t", "double", "void *", "enum color"];
    private readonly List<AbiStruct> _structs = [];
    private int _count;

    /// <summary>All structs so far, in an order in which C can declare them.</summary>
    public IReadOnlyList<AbiStruct> Structs => _structs;

    /// <summary>Adds one struct of each kind.</summary>
    public void AddRound()
    {
        Func<AbiStruct>[] kinds =
        [
            () => Scalars(1, 4, ""), () => Scalars(5, 12, ""), () => Of(s_small, 1, 6), () => Floats(1, 4), () => Floats(5, 6), () => Of(["float", "int", "double", "short"], 2, 3),
            () => Of(["float", "int", "float", "unsigned"], 3, 4), () => Scalars(2, 5, "packed"), () => Scalars(1, 3, "packed, aligned(2)", "char", "int", "short", "double"), () => Scalars(1, 3, "aligned(8)", "int", "char", "float"),
            () => Scalars(1, 2, "aligned(16)", "int", "float", "long long"), () => Scalars(3, 4, "aligned(32)", "int", "double"), AlignedMember, AlignedTypedef, Nested, Nested, NestedInPacked,
            Arrays, Arrays, Bytes, FloatArray, IntegerUnion, FloatUnion, AnonymousUnion, AnonymousStruct, BitFields, BitFieldsAndMore, PackedBitFields, MemberWithoutSize, Gap, Foreign, FunctionPointer, ArrayOfStructs, TwoDimensions,
            () => Scalars(1, 4, "", "long", "unsigned long", "int", "char"),
        ];
        foreach (var kind in kinds)
            _structs.Add(kind());
    }

    /// <summary>Creates a parameter list: few or many parameters, scalars and structs.</summary>
    public IReadOnlyList<AbiType> Arguments() =>
        [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(6, 13) : random.Next(0, 5)).Select(_ => Any())];

    /// <summary>Creates the arguments for <c>…</c>, where C widens small numbers.</summary>
    public IReadOnlyList<AbiType> VariableArguments() =>
        [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(2) == 0 ? (AbiType)AbiScalar.Of(Pick(s_promoted)) : Pick(_structs))];

    /// <summary>Selects one of the scalars or structs.</summary>
    public AbiType Any() => random.Next(5) < 2 ? Pick(AbiScalar.All) : Pick(_structs);

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private string Name(string kind) => $"{kind}{++_count}";

    private AbiScalar Member() => Pick([.. AbiScalar.All.Where(type => type.C != "aligned_int")]);

    private AbiStruct Scalars(int least, int most, string attributes, params string[] types) =>
        Plain(Name("s"), attributes, [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => types.Length > 0 ? AbiScalar.Of(Pick(types)) : Member())]);

    private AbiStruct Of(string[] types, int least, int most) => Scalars(least, most, "", types);

    private AbiStruct Floats(int least, int most) => Scalars(least, most, "", random.Next(2) == 0 ? "float" : "double");

    private AbiStruct Plain(string name, string attributes, List<AbiScalar> types)
    {
        var members = string.Concat(types.Select((type, i) => $"{Declare(type, $"m{i}")} "));
        return new(name, $"struct {name} {{ {members}}}{Attributes(attributes)};", [.. types.Select((type, i) => Leaf($"m{i}", type))])
        {
            // Floats that are followed by padding are not a homogeneous aggregate in C, but .NET 10 treats them as one.
            IsPlain = !attributes.Contains("16", StringComparison.Ordinal) && !attributes.Contains("32", StringComparison.Ordinal)
                && !(attributes.Contains("aligned", StringComparison.Ordinal) && types.All(type => type.C is "float" or "double")),
        };
    }

    private static string Declare(AbiScalar type, string name) => type.C.EndsWith('*') ? $"{type.C}{name};" : $"{type.C} {name};";

    private static string Attributes(string attributes) => attributes.Length == 0 ? "" : $" __attribute__(({attributes}))";

    private static AbiLeaf Leaf(string name, AbiScalar type) => new($"$.{name}", $"$.{name}", type);

    private AbiStruct AlignedMember()
    {
        var name = Name("s");
        var first = AbiScalar.Of(Pick(["int64_t", "int", "char", "float"]));
        var second = AbiScalar.Of(Pick(["int64_t", "int"]));
        var alignment = Pick([8, 16, 16]);
        return new(name, $"struct {name} {{ _Alignas({alignment}) {first.C} m0; {second.C} m1; }};", [Leaf("m0", first), Leaf("m1", second)]) { IsPlain = alignment == 8 };
    }

    private AbiStruct AlignedTypedef()
    {
        var name = Name("s");
        return new(name, $"struct {name} {{ aligned_int m0; double m1; }};", [Leaf("m0", AbiScalar.Of("int")), Leaf("m1", AbiScalar.Of("double"))]) { IsPlain = false };
    }

    private AbiStruct Nested()
    {
        var name = Name("s");
        AbiStruct[] inner;
        do
            inner = [Pick(_structs), Pick(_structs)];
        while (inner.Any(type => !type.IsPlain) && inner.Any(type => type.HasLong));
        var number = AbiScalar.Of(Pick(["int", "char", "double", "float", "size_t"]));
        return new(name, $"struct {name} {{ {inner[0].C} n0; {number.C} m; {inner[1].C} n1; }};",
            [.. inner.SelectMany((type, i) => type.Leaves.Select(leaf => leaf.Inside($".n{i}", $".n{i}"))), Leaf("m", number)])
        {
            IsPlain = inner.All(type => type.IsPlain),
        };
    }

    private AbiStruct NestedInPacked()
    {
        var name = Name("s");
        var inner = Pick(_structs);
        return new(name, $"struct {name} {{ char m; {inner.C} n; }} __attribute__((packed));", [Leaf("m", AbiScalar.Of("char")), .. inner.Leaves.Select(leaf => leaf.Inside(".n", ".n"))])
        {
            IsPlain = inner.IsPlain,
        };
    }

    private AbiStruct Arrays()
    {
        var name = Name("s");
        var element = Pick([.. AbiScalar.All.Where(type => type.CanBeElement)]);
        var other = Member();
        var count = random.Next(1, 9);
        return new(name, $"struct {name} {{ {Declare(other, "m")} {element.C} a[{count}]; }};", [Leaf("m", other), .. Elements("a", count, element)]);
    }

    private static IEnumerable<AbiLeaf> Elements(string member, int count, AbiScalar type) => Enumerable.Range(0, count).Select(i => Leaf($"{member}[{i}]", type));

    private AbiStruct Bytes()
    {
        var name = Name("s");
        var count = Pick([3, 5, 6, 7, 9, 11, 15, 16, 17]);
        return new(name, $"struct {name} {{ unsigned char a[{count}]; }};", [.. Elements("a", count, AbiScalar.Of("unsigned char"))]);
    }

    private AbiStruct FloatArray()
    {
        var name = Name("s");
        var type = AbiScalar.Of(Pick(["float", "double"]));
        var count = random.Next(1, 4);
        return new(name, $"struct {name} {{ {type.C} a[{count}]; {type.C} m; }};", [.. Elements("a", count, type), Leaf("m", type)]);
    }

    private AbiStruct IntegerUnion()
    {
        var name = Name("u");
        var (first, others) = Pick<(string, string)>([("int", "unsigned char b[4];"), ("int64_t", "double d;"), ("double", "int64_t i; int j[2];"), ("short", "char c;"), ("void *", "size_t z;"), ("double", "unsigned char b[12];")]);
        var type = AbiScalar.Of(first);
        return new(name, $"union {name} {{ {Declare(type, "m")} {others} }};", [Leaf("m", type)], isUnion: true);
    }

    private AbiStruct FloatUnion()
    {
        var name = Name("u");
        var count = random.Next(1, 5);
        var type = AbiScalar.Of(Pick(["float", "double"]));
        return new(name, $"union {name} {{ {type.C} a[{count}]; struct {{ {type.C} x; }} p; }};", [.. Elements("a", count, type)], isUnion: true) { IsPlain = false };
    }

    private AbiStruct AnonymousUnion()
    {
        var name = Name("s");
        return new(name, $"struct {name} {{ int m; union {{ int64_t i; double d; void *p; }}; }};", [Leaf("m", AbiScalar.Of("int")), Leaf("i", AbiScalar.Of("int64_t"))]);
    }

    private AbiStruct AnonymousStruct()
    {
        var name = Name("s");
        var type = AbiScalar.Of(Pick(["float", "short", "double", "int"]));
        return new(name, $"struct {name} {{ struct {{ {type.C} x, y; }}; {type.C} z; }};", [Leaf("x", type), Leaf("y", type), Leaf("z", type)]);
    }

    private AbiStruct BitFields()
    {
        var name = Name("s");
        var type = AbiScalar.Of(Pick(["unsigned", "int", "unsigned long long", "unsigned char"]));
        var most = type.C == "unsigned char" ? 8 : type.C == "unsigned long long" ? 40 : 20;
        var widths = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, most + 1)).ToList();
        return new(name, $"struct {name} {{ {string.Concat(widths.Select((width, i) => $"{type.C} b{i} : {width}; "))}}};", [.. widths.Select((_, i) => Leaf($"b{i}", type))]);
    }

    private AbiStruct BitFieldsAndMore()
    {
        var name = Name("s");
        var type = AbiScalar.Of(Pick(["float", "int", "double"]));
        return new(name, $"struct {name} {{ {type.C} m; unsigned b0 : {random.Next(1, 20)}; unsigned b1 : {random.Next(1, 12)}; {type.C} n; }};",
            [Leaf("m", type), Leaf("b0", AbiScalar.Of("unsigned")), Leaf("b1", AbiScalar.Of("unsigned")), Leaf("n", type)]);
    }

    // Four bytes in total: under Microsoft's rules, a bit-field that does not fit into the first unit begins a new one.
    private AbiStruct PackedBitFields()
    {
        var name = Name("s");
        var (first, second) = (random.Next(1, 12), random.Next(1, 12));
        var widths = new[] { first, second, random.Next(25, 33) - first - second };
        return new(name, $"struct {name} {{ {string.Concat(widths.Select((width, i) => $"unsigned b{i} : {width}; "))}int m; }} __attribute__((packed));",
            [.. widths.Select((_, i) => Leaf($"b{i}", AbiScalar.Of("unsigned"))), Leaf("m", AbiScalar.Of("int"))]);
    }

    private AbiStruct MemberWithoutSize()
    {
        var name = Name("s");
        var type = AbiScalar.Of(Pick(["float", "double", "int", "char"]));
        var without = Pick(["int z[0]", "struct { } z", "double z[0]"]);
        return new(name, $"struct {name} {{ {type.C} m; {without}; {type.C} n; }};", [Leaf("m", type), Leaf("n", type)])
        {
            // An array without elements ends a homogeneous aggregate in C, and C# has no member without a size.
            IsPlain = type.C is not ("float" or "double") || without == "struct { } z",
        };
    }

    // Eight bytes without a member, which System V does not pass.
    private AbiStruct Gap()
    {
        var name = Name("s");
        return new(name, $"struct {name} {{ int m; unsigned : 32; unsigned : 32; }};", [Leaf("m", AbiScalar.Of("int"))]) { IsPlain = false };
    }

    // Types that are bytes in C#.
    private AbiStruct Foreign()
    {
        var name = Name("s");
        var single = AbiScalar.Of("float");
        var (declaration, leaves) = Pick<(string, AbiLeaf[])>(
        [
            ("_Complex double z;", [new("__real__ $.z", "RawDouble(ref $.z, 0)", AbiScalar.Of("double")), new("__imag__ $.z", "RawDouble(ref $.z, 8)", AbiScalar.Of("double"))]),
            ("_Complex float z;", [new("__real__ $.z", "RawFloat(ref $.z, 0)", single), new("__imag__ $.z", "RawFloat(ref $.z, 4)", single)]),
            ("float z __attribute__((vector_size(16)));", [.. Enumerable.Range(0, 4).Select(i => new AbiLeaf($"$.z[{i}]", $"RawFloat(ref $.z, {i * 4})", single))]),
        ]);
        return new(name, $"struct {name} {{ {declaration} int m; }};", [.. leaves, Leaf("m", AbiScalar.Of("int"))]) { IsPlain = false };
    }

    private AbiStruct FunctionPointer()
    {
        var name = Name("s");
        return new(name, $"struct {name} {{ int m; int (*call)(int); }};", [Leaf("m", AbiScalar.Of("int"))]);
    }

    private AbiStruct ArrayOfStructs()
    {
        var name = Name("s");
        var inner = Pick([.. _structs.Where(type => type.IsPlain && type.Leaves.Count < 6)]);
        return new(name, $"struct {name} {{ {inner.C} a[2]; }};", [.. Enumerable.Range(0, 2).SelectMany(i => inner.Leaves.Select(leaf => leaf.Inside($".a[{i}]", $".a[{i}]")))]);
    }

    private AbiStruct TwoDimensions()
    {
        var name = Name("s");
        var type = AbiScalar.Of(Pick(["float", "short", "unsigned char"]));
        return new(name, $"struct {name} {{ {type.C} a[2][3]; }};", [.. Enumerable.Range(0, 6).Select(i => new AbiLeaf($"$.a[{i / 3}][{i % 3}]", $"$.a[{i}]", type))]);
    }
}
