namespace Native.Bindgen.Model;

/// <summary>Specifies the kind of a scalar, without its size.</summary>
internal enum ScalarKind
{
    /// <summary><c>void</c>.</summary>
    Void,

    /// <summary><c>_Bool</c>.</summary>
    Bool,

    /// <summary><c>char</c>, signed or not.</summary>
    Char,

    /// <summary>Any other integer type: <c>short</c>, <c>int</c>, <c>long long</c>.</summary>
    Integer,

    /// <summary><c>long</c> and <c>unsigned long</c>: 32 bits on Windows.</summary>
    Long,

    /// <summary><c>float</c> and <c>double</c>.</summary>
    Floating,
}

/// <summary>Represents a C type on one target.</summary>
internal abstract record CType;

/// <summary>Represents a number, <c>_Bool</c> or <c>void</c>.</summary>
internal sealed record ScalarType(ScalarKind Kind, int Size, bool IsSigned) : CType
{
    /// <summary><c>void</c>.</summary>
    public static ScalarType Void { get; } = new(ScalarKind.Void, 0, false);
}

/// <summary>Represents a pointer to an object, a function or <c>void</c>.</summary>
internal sealed record PointerType(CType Target, bool IsConst) : CType;

/// <summary>Represents an array; <c>Count</c> is -1 for <c>[]</c>.</summary>
internal sealed record ArrayType(CType Element, long Count) : CType;

/// <summary>Specifies a calling convention.</summary>
internal enum CallingConvention
{
    /// <summary>The default of the platform.</summary>
    Cdecl,

    /// <summary>The Windows API on x86.</summary>
    Stdcall,

    /// <summary>C++ methods on x86.</summary>
    Thiscall,

    /// <summary>A convention that .NET does not support.</summary>
    Other,
}

/// <summary>Represents a function type, which is used through pointers.</summary>
internal sealed record FunctionType(CType Result, IReadOnlyList<CType> Parameters, bool IsVariadic, CallingConvention Convention) : CType
{
    /// <summary>The typedef of the function type; empty for none.</summary>
    public string Name { get; init; } = "";
}

/// <summary>Represents a struct, union or enum.</summary>
internal sealed record NamedType(string Name) : CType;

/// <summary>Represents a typedef of a type other than a struct, union or enum.</summary>
internal sealed record AliasType(string Name, bool IsSystem, CType Target) : CType;

/// <summary>Represents a type without an equivalent in C#, with its size and alignment in bytes for layouts.</summary>
internal sealed record UnsupportedType(string Spelling, string Reason, int Size, int Alignment) : CType;
