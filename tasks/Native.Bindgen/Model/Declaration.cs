namespace Native.Bindgen.Model;

/// <summary>Where something is declared.</summary>
/// <param name="File">Full path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="IsSystem">Whether it is in a header of the compiler or of the system.</param>
internal sealed record SourcePlace(string File, int Line, int Column, bool IsSystem);

/// <summary>Something that a header declares, as one target sees it.</summary>
internal abstract record Declaration(string Name, SourcePlace Place, string Comment)
{
    /// <summary>Whether it was asked for, and is not only there because something else needs it.</summary>
    public bool IsSelected { get; init; }

    /// <summary>Of a type: whether the project declares it itself, and C# only names it.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>The name of a type in C: <c>struct foo</c>, or a typedef. Empty if C cannot name it.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>Its <c>deprecated</c> attribute.</summary>
    public bool IsDeprecated { get; init; }
}

/// <summary>A parameter; its name may be empty.</summary>
internal sealed record Parameter(string Name, CType Type)
{
    /// <summary>The comment of the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Whether attributes say that it is never null.</summary>
    public bool IsNonNull { get; init; }

    /// <summary>The index of the parameter that attributes name as its number of elements; -1 for none.</summary>
    public int LengthIndex { get; init; } = -1;
}

/// <summary>A function.</summary>
internal sealed record FunctionDeclaration(string Name, SourcePlace Place, string Comment, CType Result, IReadOnlyList<Parameter> Parameters)
    : Declaration(Name, Place, Comment)
{
    /// <summary><c>…</c> at its end.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>Whether no library has it: <c>static</c> or <c>inline</c>.</summary>
    public bool IsInline { get; init; }

    /// <summary>The name in the library, where that is not the C name.</summary>
    public string Symbol { get; init; } = Name;

    /// <summary>The C that calls it, where P/Invoke cannot; null where C cannot either.</summary>
    public Shim? Shim { get; init; }

    /// <summary>Whether no library can be called directly, whatever its parameters are.</summary>
    public bool NeedsShim { get; init; }

    /// <summary>The name that C# has it by; several forms of a variadic function share one.</summary>
    public string PublicName { get; init; } = Name;

    /// <summary>How it is called.</summary>
    public CallingConvention Convention { get; init; }

    /// <summary>Whether attributes say that its result is never null.</summary>
    public bool ReturnsNonNull { get; init; }
}

/// <summary>A C function that calls what P/Invoke cannot: its types as C writes them, and what it calls.</summary>
internal sealed record Shim(string Result, IReadOnlyList<string> Parameters, string Callee)
{
    /// <summary>The index of a message that goes where a format is expected; -1 for none.</summary>
    public int Message { get; init; } = -1;

    /// <summary>Whether it calls a function, whatever macro has the function's name.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The parameters that are passed by their address, because .NET cannot pass their values; one more for the result.</summary>
    public IReadOnlyList<int> Indirect { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Shim? other) => other is not null && Result == other.Result && Callee == other.Callee && IsFunction == other.IsFunction && Message == other.Message
        && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Result, Callee);
}

/// <summary>A global variable.</summary>
internal sealed record VariableDeclaration(string Name, SourcePlace Place, string Comment, CType Type, bool IsConst)
    : Declaration(Name, Place, Comment)
{
    /// <summary>Whether every thread has its own.</summary>
    public bool IsThreadLocal { get; init; }

    /// <summary>The name in the library, where that is not the C name.</summary>
    public string Symbol { get; init; } = Name;
}

/// <summary>A struct or a union.</summary>
internal sealed record RecordDeclaration(string Name, SourcePlace Place, string Comment) : Declaration(Name, Place, Comment)
{
    /// <summary>Whether it is a union.</summary>
    public bool IsUnion { get; init; }

    /// <summary>Whether it has a constructor, a base or something else of C++ that may change how its value is passed.</summary>
    public bool IsClass { get; init; }

    /// <summary>Whether its fields are known.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The record that it has no name without.</summary>
    public string? Parent { get; init; }

    /// <summary>In bytes.</summary>
    public int Size { get; init; }

    /// <summary>In bytes.</summary>
    public int Alignment { get; init; }

    /// <summary>In the order of the header.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];
}

/// <summary>A member of a struct or union.</summary>
/// <param name="Name">Empty for an anonymous member and an unnamed bit-field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offset">In bits.</param>
/// <param name="BitWidth">Of a bit-field; -1 for other members.</param>
/// <param name="Comment">As it is written.</param>
/// <param name="Line">Where.</param>
internal sealed record Field(string Name, CType Type, long Offset, int BitWidth, string Comment, int Line)
{
    /// <summary>The field that has the length of this array, as <c>counted_by</c> says; empty for none.</summary>
    public string CountedBy { get; init; } = "";

    /// <summary>The size of its type in bytes; 0 for an array without a length.</summary>
    public int Size { get; init; }

    /// <summary>Of a bit-field: whether its highest bit is a sign.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whether it is a bit-field.</summary>
    public bool IsBitField => BitWidth >= 0;
}

/// <summary>An enum.</summary>
internal sealed record EnumDeclaration(string Name, SourcePlace Place, string Comment) : Declaration(Name, Place, Comment)
{
    /// <summary>Whether it has neither a tag nor a typedef: its members are constants.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The record that it has no name without.</summary>
    public string? Parent { get; init; }

    /// <summary>The type of its values.</summary>
    public required ScalarType Underlying { get; init; }

    /// <summary>In the order of the header.</summary>
    public IReadOnlyList<EnumMember> Members { get; init; } = [];
}

/// <summary>A value of an enum.</summary>
internal sealed record EnumMember(string Name, decimal Value, string Comment);

/// <summary>A macro or constant with a value that the compiler knows.</summary>
internal sealed record ConstantDeclaration(string Name, SourcePlace Place, string Comment, ConstantValue Value) : Declaration(Name, Place, Comment)
{
    /// <summary>Whether it is a macro, whose name C may have for something else too.</summary>
    public bool IsMacro { get; init; }
}

/// <summary>The value of a constant.</summary>
internal abstract record ConstantValue;

/// <summary>A whole number of a type.</summary>
internal sealed record IntegerValue(CType Type, decimal Value) : ConstantValue;

/// <summary>A floating number.</summary>
internal sealed record FloatingValue(double Value, int Size) : ConstantValue;

/// <summary>A string: its code units without the zero that ends it, and their size in bytes.</summary>
internal sealed record StringValue(string Units, int UnitSize) : ConstantValue;

/// <summary>A pointer that is a number: <c>(void *)-1</c>.</summary>
internal sealed record PointerValue(CType Type, long Value) : ConstantValue;
