namespace Corpora.Tests.Abi;

/// <summary>
/// A type of the corpus: how C and C# declare it, create a value from a number, and read the value back. Both languages compute the same
/// sum, so a value that arrives incorrectly changes the sum.
/// </summary>
internal abstract class AbiType(string c, string cSharp)
{
    /// <summary>The type in C.</summary>
    public string C => c;

    /// <summary>The type in C#, as an argument or a result.</summary>
    public string CSharp => cSharp;

    /// <summary>Whether C# has an equivalent type: then no function that passes the type may be refused.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>C code that creates a value from a seed.</summary>
    public abstract string MakeC(string seed);

    /// <summary>C# code that creates the same value.</summary>
    public abstract string MakeCSharp(string seed);

    /// <summary>The same value in the form that an overload accepts.</summary>
    public virtual string MakeFriendly(string seed) => MakeCSharp(seed);

    /// <summary>C code that adds a value to the sum <c>h</c>. With <paramref name="sign"/>, the sum includes the sign of <c>char</c>, which does not exist in C#.</summary>
    public abstract string MixC(string value, bool sign = false);

    /// <summary>C# code that adds a value to <paramref name="sum"/>.</summary>
    public abstract string MixCSharp(string sum, string value);
}

/// <summary>A number or a pointer.</summary>
internal sealed class AbiScalar(string c, string cSharp, string fromC, string fromCSharp) : AbiType(c, cSharp)
{
    /// <summary>Every scalar that P/Invoke passes.</summary>
    public static IReadOnlyList<AbiScalar> All { get; } =
    [
        new("char", "sbyte", "(char)V", "(sbyte)V") { Member = "byte", ToC = "(unsigned char)X", ToCSharp = "(byte)X" },
        new("signed char", "sbyte", "(signed char)V", "(sbyte)V"),
        new("unsigned char", "byte", "(unsigned char)V", "(byte)V"),
        new("short", "short", "(short)V", "(short)V"),
        new("unsigned short", "ushort", "(unsigned short)V", "(ushort)V"),
        new("int", "int", "(int)V", "(int)V"),
        new("unsigned", "uint", "(unsigned)V", "(uint)V"),
        new("long", "CLong", "(long)V", "Long(V)") { ToCSharp = "X.Value" },
        new("unsigned long", "CULong", "(unsigned long)V", "ULong(V)") { ToCSharp = "X.Value" },
        new("long long", "long", "(long long)V", "(long)V"),
        new("unsigned long long", "ulong", "V", "V"),
        new("int8_t", "sbyte", "(int8_t)V", "(sbyte)V"),
        new("uint16_t", "ushort", "(uint16_t)V", "(ushort)V"),
        new("int64_t", "long", "(int64_t)V", "(long)V"),
        new("size_t", "nuint", "(size_t)V", "(nuint)V"),
        new("ptrdiff_t", "nint", "(ptrdiff_t)V", "(nint)V"),
        new("_Bool", "byte", "(V & 1)", "(byte)(V & 1)") { ToCSharp = "Number(X)" },
        new("float", "float", "((float)(int)(V >> 44) / 4)", "((float)(int)(V >> 44) / 4)") { ToC = "bits_of_float(X)", ToCSharp = "BitConverter.SingleToUInt32Bits(X)" },
        new("double", "double", "((double)(int)(V >> 34) / 8)", "((double)(int)(V >> 34) / 8)") { ToC = "bits_of_double(X)", ToCSharp = "BitConverter.DoubleToUInt64Bits(X)" },
        new("enum color", "color", "(enum color)(V % 3)", "(color)(V % 3)"),
        new("enum small", "small", "(enum small)(V % 3)", "(small)(V % 3)"),
        new("void *", "void*", "(void *)(uintptr_t)V", "(void*)(nuint)V") { ToC = "(uintptr_t)X", ToCSharp = "(nuint)X" },
        new("const int *", "int*", "(const int *)(uintptr_t)V", "(int*)(nuint)V") { ToC = "(uintptr_t)X", ToCSharp = "(nuint)X" },
        new("aligned_int", "int", "(aligned_int)V", "(int)V"),
    ];

    /// <summary>The C# type of a struct member.</summary>
    public string Member { get; init; } = cSharp;

    /// <summary>Whether the type is a floating-point type.</summary>
    public bool IsFloating => C is "float" or "double";

    /// <summary>Whether C# has the type as the element of an array in a struct.</summary>
    public bool CanBeElement => !C.EndsWith('*') && C != "aligned_int";

    private string ToC { get; init; } = "X";

    private string ToCSharp { get; init; } = "X";

    /// <summary>Returns the scalar with a C name.</summary>
    public static AbiScalar Of(string c) => All.First(scalar => scalar.C == c);

    /// <inheritdoc/>
    public override string MakeC(string seed) => FromC($"value({seed}, 0)");

    /// <inheritdoc/>
    public override string MakeCSharp(string seed) => fromCSharp.Replace("V", $"Value({seed}, 0)", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string MakeFriendly(string seed) => C == "_Bool" ? $"{MakeCSharp(seed)} != 0" : MakeCSharp(seed);

    /// <inheritdoc/>
    public override string MixC(string value, bool sign = false) =>
        $"h = mix(h, (uint64_t)(long long){(sign && C == "char" ? value : ToC.Replace("X", value, StringComparison.Ordinal))});";

    /// <inheritdoc/>
    public override string MixCSharp(string sum, string value) =>
        $"Mix({sum}, unchecked((ulong)(long){ToCSharp.Replace("X", value, StringComparison.Ordinal)}))";

    /// <summary>C code that creates a value from a number.</summary>
    public string FromC(string number) => fromC.Replace("V", number, StringComparison.Ordinal);

    /// <summary>C# code that creates the same value for a member.</summary>
    public string FromCSharp(string number) =>
        Member == CSharp ? fromCSharp.Replace("V", number, StringComparison.Ordinal) : $"({Member}){number}";
}
