namespace Native.Bindgen.Model;

/// <summary>What a scalar is, apart from its size.</summary>
internal enum ScalarKind
{
    /// <summary><c>void</c>.</summary>
    Void,

    /// <summary><c>_Bool</c>.</summary>
    Bool,

    /// <summary><c>char</c>, signed or not.</summary>
    Char,

    /// <summary>An integer of a size that the C standard leaves open or not: <c>short</c>, <c>int</c>, <c>long long</c>.</summary>
    Integer,

    /// <summary><c>long</c> and <c>unsigned long</c>: 32 bits on Windows.</summary>
    Long,

    /// <summary><c>float</c> and <c>double</c>.</summary>
    Floating,
}

/// <summary>A C type as one target has it.</summary>
internal abstract record CType;

/// <summary>A number, a truth value or nothing.</summary>
internal sealed record ScalarType(ScalarKind Kind, int Size, bool IsSigned) : CType
{
    /// <summary><c>void</c>.</summary>
    public static ScalarType Void { get; } = new(ScalarKind.Void, 0, false);
}

/// <summary>A pointer to an object or to nothing in particular.</summary>
internal sealed record PointerType(CType Target, bool IsConst) : CType;

/// <summary>An array; <c>Count</c> is -1 for <c>[]</c>.</summary>
internal sealed record ArrayType(CType Element, long Count) : CType;

/// <summary>How arguments are passed.</summary>
internal enum CallingConvention
{
    /// <summary>The platform's own.</summary>
    Cdecl,

    /// <summary>Windows' API on x86.</summary>
    Stdcall,

    /// <summary>For C++ methods, on x86.</summary>
    Thiscall,

    /// <summary>One that .NET cannot call.</summary>
    Other,
}

/// <summary>A function's type; used behind a pointer.</summary>
internal sealed record FunctionType(CType Result, IReadOnlyList<CType> Parameters, bool IsVariadic, CallingConvention Convention) : CType;

/// <summary>A struct, union or enum.</summary>
internal sealed record NamedType(string Name) : CType;

/// <summary>A typedef of something that is no struct, union or enum.</summary>
internal sealed record AliasType(string Name, bool IsSystem, CType Target) : CType;

/// <summary>What has no counterpart in C#, with its size for layouts.</summary>
internal sealed record UnsupportedType(string Spelling, string Reason, int Size, int Alignment) : CType;
