using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>Represents a C# type, with its size and alignment in the CLR on each target.</summary>
internal sealed record CsType(string Text, int[] Sizes, int[] Alignments)
{
    /// <summary>True if C# requires <c>unsafe</c>.</summary>
    public bool IsUnsafe => Text.Contains('*');
}

/// <summary>Represents the content of one file.</summary>
internal sealed record CsFile
{
    /// <summary>The functions, in the order of the header.</summary>
    public required IReadOnlyList<CsFunction> Functions { get; init; }

    /// <summary>The constants.</summary>
    public required IReadOnlyList<CsConstant> Constants { get; init; }

    /// <summary>The global variables.</summary>
    public required IReadOnlyList<CsVariable> Variables { get; init; }

    /// <summary>The structs, unions and enums.</summary>
    public required IReadOnlyList<CsTypeDeclaration> Types { get; init; }

    /// <summary>The <c>SafeHandle</c> classes.</summary>
    public required IReadOnlyList<CsHandle> Handles { get; init; }

    /// <summary>Remarks about the whole file, such as the RIDs on which it is not available.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Represents a top-level declaration.</summary>
/// <param name="Name">The C# name.</param>
internal abstract record CsDeclaration(string Name)
{
    /// <summary>The header that declares it, as <see cref="HeaderFiles"/> names it.</summary>
    public string Header { get; init; } = "";
}

/// <summary>Represents a parameter of a raw function.</summary>
internal sealed record CsParameter(string Name, CsType Type)
{
    /// <summary>The C name; empty if it has none.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>The comment in the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>How the friendly overload passes it.</summary>
    public CsFriendly Friendly { get; init; }

    /// <summary>
    /// The handle class for <see cref="CsFriendly.Handle"/>; the target type of the pointer for spans, <see cref="CsFriendly.Out"/>,
    /// <see cref="CsFriendly.Value"/> and <see cref="CsFriendly.Result"/>.
    /// </summary>
    public string FriendlyType { get; init; } = "";

    /// <summary>For <see cref="CsFriendly.Length"/>, the span with this length; for a span, a previous span with the same length, if any.</summary>
    public string SpanName { get; init; } = "";

    /// <summary>The delegate type of a function pointer; empty for none.</summary>
    public string Callback { get; init; } = "";

    /// <summary>True if the overload takes a span.</summary>
    public bool IsSpan => Friendly is CsFriendly.Span or CsFriendly.ReadOnlySpan;

    /// <summary>True if C does not accept null.</summary>
    public bool IsNonNull { get; init; }
}

/// <summary>Specifies how a friendly overload passes an argument.</summary>
internal enum CsFriendly
{
    /// <summary>Unchanged.</summary>
    None,

    /// <summary><c>string</c> for <c>const char *</c>.</summary>
    Text,

    /// <summary><c>bool</c> for <c>_Bool</c>.</summary>
    Bool,

    /// <summary>A writable span.</summary>
    Span,

    /// <summary>A read-only span.</summary>
    ReadOnlySpan,

    /// <summary>The length of a span, which the caller does not pass.</summary>
    Length,

    /// <summary>A <c>SafeHandle</c>.</summary>
    Handle,

    /// <summary>An <c>out</c> parameter.</summary>
    Out,

    /// <summary>An <c>out</c> parameter that is a handle.</summary>
    OutHandle,

    /// <summary>A value that is passed by its address.</summary>
    Value,

    /// <summary>The address of the result, which the caller does not pass.</summary>
    Result,
}

/// <summary>Represents a function of the library.</summary>
internal sealed record CsFunction(string Name, string Symbol, CsType Result, IReadOnlyList<CsParameter> Parameters, string Convention)
    : CsDeclaration(Name)
{
    /// <summary>The comment in the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The C shim that is called instead of the function, if any.</summary>
    public Shim? Shim { get; init; }

    /// <summary>The RIDs that have it; null for all.</summary>
    public RidAvailability? Availability { get; init; }

    /// <summary>True if the header marks it as deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>True if the header states that its result is never null.</summary>
    public bool ReturnsNonNull { get; init; }

    /// <summary>True if it returns a pointer to constants.</summary>
    public bool ReturnsConst { get; init; }

    /// <summary>True if it is inline, so that each header can define its own function of this name.</summary>
    public bool IsInline { get; init; }

    /// <summary>True if it returns <c>_Bool</c>.</summary>
    public bool ReturnsBool { get; init; }

    /// <summary>True if its overload returns a string, which C keeps.</summary>
    public bool ReturnsText { get; init; }

    /// <summary>The name of the overload if it is not that of the function, because both have the same parameters.</summary>
    public string? OverloadName { get; init; }

    /// <summary>The C name.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>The handle class of the result, or empty.</summary>
    public string ResultHandle { get; init; } = "";

    /// <summary>True if a null result throws an exception; only with <see cref="ResultHandle"/>.</summary>
    public bool ThrowsOnNull { get; init; }

    /// <summary>True if it has a friendly overload.</summary>
    public bool IsFriendly => ResultHandle.Length > 0 || ReturnsText || HasFriendlyParameter;

    /// <summary>True if its overload has other parameter types.</summary>
    public bool HasFriendlyParameter => Parameters.Any(parameter => parameter.Friendly != CsFriendly.None);
}

/// <summary>Represents a constant.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Type">The C# type; <c>ReadOnlySpan&lt;byte&gt;</c> for strings.</param>
/// <param name="Value">The value as a C# expression.</param>
/// <param name="IsConst">True if it is a C# <c>const</c>.</param>
internal sealed record CsConstant(string Name, string Type, string Value, bool IsConst) : CsDeclaration(Name)
{
    /// <summary>The C name.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>The comment in the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The RIDs that have it; null for all.</summary>
    public RidAvailability? Availability { get; init; }
}

/// <summary>Represents a global variable, which is accessed through its address.</summary>
internal sealed record CsVariable(string Name, string Symbol, CsType Type, bool IsConst, string Comment) : CsDeclaration(Name)
{
    /// <summary>The C name.</summary>
    public required string NativeName { get; init; }

    /// <summary>The RIDs that have it; null for all.</summary>
    public RidAvailability? Availability { get; init; }
}

/// <summary>Represents a <c>SafeHandle</c> class.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Type">The type that it owns.</param>
/// <param name="Destroy">The function that frees it.</param>
/// <param name="Creators">The functions that return a handle, with their names in the class.</param>
internal sealed record CsHandle(string Name, string Type, string Destroy, IReadOnlyList<(string Name, CsFunction Function)> Creators) : CsDeclaration(Name);

/// <summary>Represents a type.</summary>
internal abstract record CsTypeDeclaration(string Name, string Comment) : CsDeclaration(Name)
{
    /// <summary>The name in C; empty if C cannot name it.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>Represents the delegate type of a callback.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Function">Its signature and comment.</param>
internal sealed record CsDelegate(string Name, CsFunction Function) : CsTypeDeclaration(Name, Function.Comment);

/// <summary>Represents an enum.</summary>
internal sealed record CsEnum(string Name, string Comment, string Underlying, IReadOnlyList<CsEnumMember> Members)
    : CsTypeDeclaration(Name, Comment)
{
    /// <summary>True if its values are combined with <c>|</c>.</summary>
    public bool IsFlags { get; init; }
}

/// <summary>Represents a value of an enum.</summary>
internal sealed record CsEnumMember(string Name, string Value, string Comment);

/// <summary>Represents a struct or a union.</summary>
internal sealed record CsStruct(string Name, string Comment) : CsTypeDeclaration(Name, Comment)
{
    /// <summary>The arguments of <c>StructLayout</c>, or empty.</summary>
    public string Layout { get; init; } = "";

    /// <summary>The reason why it has no fields although the C type has some; otherwise empty.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The alignment in C if it is larger than in C#; otherwise 0.</summary>
    public int Alignment { get; init; }

    /// <summary>The size in C on each target.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>The fields with storage.</summary>
    public IReadOnlyList<CsField> Fields { get; init; } = [];

    /// <summary>The bit-fields, as properties.</summary>
    public IReadOnlyList<CsBits> Bits { get; init; } = [];

    /// <summary>The members of anonymous members, as properties.</summary>
    public IReadOnlyList<CsForward> Forwards { get; init; } = [];

    /// <summary>The fixed arrays.</summary>
    public IReadOnlyList<CsBuffer> Buffers { get; init; } = [];

    /// <summary>The nested types, which have no name in C.</summary>
    public IReadOnlyList<CsTypeDeclaration> Nested { get; init; } = [];

    /// <summary>The flexible arrays, including those of anonymous members.</summary>
    public IReadOnlyList<CsFlexible> Flexible { get; init; } = [];
}

/// <summary>Represents a field.</summary>
internal sealed record CsField(string Name, CsType Type, int? Offset, string Comment, bool IsPrivate = false)
{
    /// <summary>The delegate type of a function pointer; empty for none.</summary>
    public string Callback { get; init; } = "";

    /// <summary>The offset in C in bytes on each target.</summary>
    public IReadOnlyList<int> Offsets { get; init; } = [];

    /// <summary>The C name; empty if it has none.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>Represents a bit-field, which is a property. Its pieces, lowest bits first, are usually in one storage field.</summary>
internal sealed record CsBits(string Name, string Type, IReadOnlyList<CsBitPiece> Pieces, bool IsSigned, string Comment)
{
    /// <summary>The C name.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>Represents bits of a storage field.</summary>
internal sealed record CsBitPiece(string Storage, string StorageType, int Shift, int Width);

/// <summary>Represents a member of an anonymous member, which is a property for <c>Path</c>: <c>Anonymous.level</c>.</summary>
internal sealed record CsForward(string Name, string Path, string Type, bool IsBits)
{
    /// <summary>The C name.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>Represents a fixed array, which is an inline array.</summary>
internal sealed record CsBuffer(string Name, string Element, long Count, string Comment);

/// <summary>Represents a flexible array at the end of a struct.</summary>
/// <param name="Name">The name of the method that returns it.</param>
/// <param name="Element">The C# type of its elements.</param>
/// <param name="Offsets">The offset in bytes on each target.</param>
/// <param name="Offset">The offset as a C# expression.</param>
/// <param name="CountedBy">The C field with its length, as declared by the header; empty for none.</param>
/// <param name="Comment">The comment in the header.</param>
internal sealed record CsFlexible(string Name, string Element, IReadOnlyList<int> Offsets, string Offset, string CountedBy, string Comment)
{
    /// <summary>The C# expression for that field; empty for none.</summary>
    public string Length { get; init; } = "";

    /// <summary>The number of C# elements per C element: more than one for arrays of arrays.</summary>
    public long Factor { get; init; } = 1;

    /// <summary>The C name.</summary>
    public string NativeName { get; init; } = "";
}
