using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>A C# type, with size and alignment as the CLR has them on each target.</summary>
internal sealed record CsType(string Text, int[] Sizes, int[] Alignments)
{
    /// <summary>Whether C# must say <c>unsafe</c>.</summary>
    public bool IsUnsafe => Text.Contains('*');
}

/// <summary>Everything of one file.</summary>
internal sealed record CsFile
{
    /// <summary>Functions, in the order of the header.</summary>
    public required IReadOnlyList<CsFunction> Functions { get; init; }

    /// <summary>Constants.</summary>
    public required IReadOnlyList<CsConstant> Constants { get; init; }

    /// <summary>Global variables.</summary>
    public required IReadOnlyList<CsVariable> Variables { get; init; }

    /// <summary>Structs, unions and enums.</summary>
    public required IReadOnlyList<CsTypeDeclaration> Types { get; init; }

    /// <summary>Classes that own what a pointer leads to.</summary>
    public required IReadOnlyList<CsHandle> Handles { get; init; }

    /// <summary>Sentences about all of it: where it cannot be used.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Something at the top of a file.</summary>
/// <param name="Name">In C#.</param>
internal abstract record CsDeclaration(string Name)
{
    /// <summary>The header that has it, as <see cref="HeaderFiles"/> names it.</summary>
    public string Header { get; init; } = "";
}

/// <summary>A parameter of a raw function.</summary>
internal sealed record CsParameter(string Name, CsType Type)
{
    /// <summary>Its name in C; empty where C has none for it.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>The comment of the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What the friendly overload takes for it.</summary>
    public CsFriendly Friendly { get; init; }

    /// <summary>The handle class, with <see cref="CsFriendly.Handle"/>; the type behind the pointer, with spans, <see cref="CsFriendly.Out"/>, <see cref="CsFriendly.Value"/> and <see cref="CsFriendly.Result"/>.</summary>
    public string FriendlyType { get; init; } = "";

    /// <summary>With <see cref="CsFriendly.Length"/>, the span whose length it is; with a span, an earlier one that has the same length, if any.</summary>
    public string SpanName { get; init; } = "";

    /// <summary>Whether a span stands for it.</summary>
    public bool IsSpan => Friendly is CsFriendly.Span or CsFriendly.ReadOnlySpan;

    /// <summary>Whether C never takes null for it.</summary>
    public bool IsNonNull { get; init; }
}

/// <summary>How a friendly overload passes an argument.</summary>
internal enum CsFriendly
{
    /// <summary>As it is.</summary>
    None,

    /// <summary><c>string</c> for <c>const char *</c>.</summary>
    Text,

    /// <summary><c>bool</c> for <c>_Bool</c>.</summary>
    Bool,

    /// <summary>A span that can be written.</summary>
    Span,

    /// <summary>A span that is only read.</summary>
    ReadOnlySpan,

    /// <summary>The length of a span: not passed by the caller.</summary>
    Length,

    /// <summary>A SafeHandle.</summary>
    Handle,

    /// <summary>A single result.</summary>
    Out,

    /// <summary>A single result that is a handle.</summary>
    OutHandle,

    /// <summary>A value that is passed by its address.</summary>
    Value,

    /// <summary>The address of the function's own result: not passed by the caller.</summary>
    Result,
}

/// <summary>A function of the library.</summary>
internal sealed record CsFunction(string Name, string Symbol, CsType Result, IReadOnlyList<CsParameter> Parameters, string Convention)
    : CsDeclaration(Name)
{
    /// <summary>The comment of the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The C that it calls in place of the function, if any.</summary>
    public Shim? Shim { get; init; }

    /// <summary>Where, if not everywhere.</summary>
    public RidAvailability? Availability { get; init; }

    /// <summary>Whether the header calls it deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether the header says that its result is never null.</summary>
    public bool ReturnsNonNull { get; init; }

    /// <summary>Whether each header that declares it has its own, as headers may have of one name.</summary>
    public bool IsInline { get; init; }

    /// <summary>Whether it returns <c>_Bool</c>.</summary>
    public bool ReturnsBool { get; init; }

    /// <summary>Its name in C.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>The handle class of what it returns, or empty.</summary>
    public string ResultHandle { get; init; } = "";

    /// <summary>Whether a result that is null is an exception, with <see cref="ResultHandle"/>.</summary>
    public bool ThrowsOnNull { get; init; }

    /// <summary>Whether any parameter is friendlier than C.</summary>
    public bool IsFriendly => ResultHandle.Length > 0 || Parameters.Any(parameter => parameter.Friendly != CsFriendly.None);
}

/// <summary>A constant.</summary>
/// <param name="Name">In C#.</param>
/// <param name="Type">The C# type; <c>ReadOnlySpan&lt;byte&gt;</c> for strings.</param>
/// <param name="Value">An expression.</param>
/// <param name="IsConst">Whether the compiler may put the value in place of the name.</param>
internal sealed record CsConstant(string Name, string Type, string Value, bool IsConst) : CsDeclaration(Name)
{
    /// <summary>Its name in C.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>The comment of the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Where, if not everywhere.</summary>
    public RidAvailability? Availability { get; init; }
}

/// <summary>A global variable, reached by its address.</summary>
internal sealed record CsVariable(string Name, string Symbol, CsType Type, bool IsConst, string Comment) : CsDeclaration(Name)
{
    /// <summary>Its name in C.</summary>
    public required string NativeName { get; init; }

    /// <summary>Where, if not everywhere.</summary>
    public RidAvailability? Availability { get; init; }
}

/// <summary>A class that frees what it owns.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Type">Of what it owns.</param>
/// <param name="Destroy">The function that frees it.</param>
/// <param name="Creators">Functions that return one, with their names in the class.</param>
internal sealed record CsHandle(string Name, string Type, string Destroy, IReadOnlyList<(string Name, CsFunction Function)> Creators) : CsDeclaration(Name);

/// <summary>A type.</summary>
internal abstract record CsTypeDeclaration(string Name, string Comment) : CsDeclaration(Name)
{
    /// <summary>The name in C; empty if C cannot name it.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>An enum.</summary>
internal sealed record CsEnum(string Name, string Comment, string Underlying, IReadOnlyList<CsEnumMember> Members)
    : CsTypeDeclaration(Name, Comment);

/// <summary>A value of an enum.</summary>
internal sealed record CsEnumMember(string Name, string Value, string Comment);

/// <summary>A struct; a union too.</summary>
internal sealed record CsStruct(string Name, string Comment) : CsTypeDeclaration(Name, Comment)
{
    /// <summary>The arguments of <c>StructLayout</c>, or empty.</summary>
    public string Layout { get; init; } = "";

    /// <summary>Why it has no fields, where C has some; else empty.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Its alignment in C, where that is more than C# has for it; else 0.</summary>
    public int Alignment { get; init; }

    /// <summary>Its size on each target, which is C's.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>Fields with storage.</summary>
    public IReadOnlyList<CsField> Fields { get; init; } = [];

    /// <summary>Views on bits of fields.</summary>
    public IReadOnlyList<CsBits> Bits { get; init; } = [];

    /// <summary>Members of anonymous members.</summary>
    public IReadOnlyList<CsForward> Forwards { get; init; } = [];

    /// <summary>Fixed arrays.</summary>
    public IReadOnlyList<CsBuffer> Buffers { get; init; } = [];

    /// <summary>Types that have no name of their own.</summary>
    public IReadOnlyList<CsTypeDeclaration> Nested { get; init; } = [];

    /// <summary>Arrays without a length, those of anonymous members included.</summary>
    public IReadOnlyList<CsFlexible> Flexible { get; init; } = [];
}

/// <summary>A field.</summary>
internal sealed record CsField(string Name, CsType Type, int? Offset, string Comment, bool IsPrivate = false)
{
    /// <summary>Its place in bytes on each target, which is C's.</summary>
    public IReadOnlyList<int> Offsets { get; init; } = [];

    /// <summary>Its name in C; empty for what C has no name for.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>A bit-field, as a property; its pieces lie in one field mostly, the lowest bits first.</summary>
internal sealed record CsBits(string Name, string Type, IReadOnlyList<CsBitPiece> Pieces, bool IsSigned, string Comment)
{
    /// <summary>Its name in C.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>Bits of a field that has room for bit-fields.</summary>
internal sealed record CsBitPiece(string Storage, string StorageType, int Shift, int Width);

/// <summary>A member of an anonymous member, as a property; <c>Path</c> is where it is: <c>Anonymous.level</c>.</summary>
internal sealed record CsForward(string Name, string Path, string Type, bool IsBits)
{
    /// <summary>Its name in C.</summary>
    public string NativeName { get; init; } = "";
}

/// <summary>A fixed array, as an inline array.</summary>
internal sealed record CsBuffer(string Name, string Element, long Count, string Comment);

/// <summary>An array without a length, behind the struct.</summary>
/// <param name="Name">Of the method that gives it.</param>
/// <param name="Element">The C# type of its elements.</param>
/// <param name="Offsets">In bytes, on each target.</param>
/// <param name="Offset">The same as an expression.</param>
/// <param name="CountedBy">The field that has its length in C, as the header says; empty for none.</param>
/// <param name="Comment">Of the header.</param>
internal sealed record CsFlexible(string Name, string Element, IReadOnlyList<int> Offsets, string Offset, string CountedBy, string Comment)
{
    /// <summary>That field from here; empty for none.</summary>
    public string Length { get; init; } = "";

    /// <summary>How many of the C# elements C counts as one: more than one for arrays of arrays.</summary>
    public long Factor { get; init; } = 1;

    /// <summary>Its name in C.</summary>
    public string NativeName { get; init; } = "";
}
