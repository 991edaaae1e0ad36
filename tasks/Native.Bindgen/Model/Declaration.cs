namespace Native.Bindgen.Model;

/// <summary>Represents the location of a declaration.</summary>
/// <param name="File">The full path.</param>
/// <param name="Line">The line, beginning at 1.</param>
/// <param name="Column">The column, beginning at 1.</param>
/// <param name="IsSystem">True if it is in a header of the compiler or of the system.</param>
internal sealed record SourcePlace(string File, int Line, int Column, bool IsSystem);

/// <summary>Represents a declaration in a header on one target.</summary>
internal abstract record Declaration(string Name, SourcePlace Place, string Comment)
{
    /// <summary>True if it is selected, and not only needed by another declaration.</summary>
    public bool IsSelected { get; init; }

    /// <summary>True for a type that the project declares itself, and to which the generated C# only refers.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>The name of a type in C: <c>struct foo</c>, or a typedef; empty if it has none.</summary>
    public string NativeName { get; init; } = "";

    /// <summary>True if it has the <c>deprecated</c> attribute.</summary>
    public bool IsDeprecated { get; init; }
}

/// <summary>Represents a parameter. Its name can be empty.</summary>
internal sealed record Parameter(string Name, CType Type)
{
    /// <summary>The comment in the header.</summary>
    public string Comment { get; init; } = "";

    /// <summary>True if attributes state that it is never null.</summary>
    public bool IsNonNull { get; init; }

    /// <summary>The index of the parameter with its number of elements according to attributes; -1 for none.</summary>
    public int LengthIndex { get; init; } = -1;
}

/// <summary>Represents a function.</summary>
internal sealed record FunctionDeclaration(string Name, SourcePlace Place, string Comment, CType Result, IReadOnlyList<Parameter> Parameters)
    : Declaration(Name, Place, Comment)
{
    /// <summary>True if its parameters end with <c>…</c>.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>True if it is <c>static</c> or <c>inline</c>, so that no library exports it.</summary>
    public bool IsInline { get; init; }

    /// <summary>The symbol in the library, which can differ from the C name.</summary>
    public string Symbol { get; init; } = Name;

    /// <summary>The C shim that calls it if P/Invoke cannot; null if a shim is not possible.</summary>
    public Shim? Shim { get; init; }

    /// <summary>True if P/Invoke can never call it directly.</summary>
    public bool NeedsShim { get; init; }

    /// <summary>The name in C#. Several forms of a variadic function share one name.</summary>
    public string PublicName { get; init; } = Name;

    /// <summary>The calling convention.</summary>
    public CallingConvention Convention { get; init; }

    /// <summary>True if attributes state that its result is never null.</summary>
    public bool ReturnsNonNull { get; init; }
}

/// <summary>Represents a typedef of a function type or of a pointer to a function.</summary>
internal sealed record CallbackDeclaration(string Name, SourcePlace Place, string Comment, FunctionType Type, IReadOnlyList<Parameter> Parameters)
    : Declaration(Name, Place, Comment);

/// <summary>Represents a C function that calls a function or macro that P/Invoke cannot call. The types are in C syntax.</summary>
internal sealed record Shim(string Result, IReadOnlyList<string> Parameters, string Callee)
{
    /// <summary>The index of a message parameter that replaces a format string; -1 for none.</summary>
    public int Message { get; init; } = -1;

    /// <summary>True if it calls a function, even if a macro has the same name.</summary>
    public bool IsFunction { get; init; }

    /// <summary>
    /// The indices of parameters that are passed by address, because .NET cannot pass them by value. The index after the last parameter is the
    /// result.
    /// </summary>
    public IReadOnlyList<int> Indirect { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Shim? other) => other is not null && Result == other.Result && Callee == other.Callee && IsFunction == other.IsFunction && Message == other.Message
        && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Result, Callee);
}

/// <summary>Represents a global variable.</summary>
internal sealed record VariableDeclaration(string Name, SourcePlace Place, string Comment, CType Type, bool IsConst)
    : Declaration(Name, Place, Comment)
{
    /// <summary>True if it is thread-local.</summary>
    public bool IsThreadLocal { get; init; }

    /// <summary>The symbol in the library, which can differ from the C name.</summary>
    public string Symbol { get; init; } = Name;
}

/// <summary>Represents a struct or a union.</summary>
internal sealed record RecordDeclaration(string Name, SourcePlace Place, string Comment) : Declaration(Name, Place, Comment)
{
    /// <summary>True if it is a union.</summary>
    public bool IsUnion { get; init; }

    /// <summary>True if it has a constructor, a base class or another C++ feature that can change how its value is passed.</summary>
    public bool IsClass { get; init; }

    /// <summary>True if its fields are known.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The enclosing record of an unnamed type.</summary>
    public string? Parent { get; init; }

    /// <summary>The size in bytes.</summary>
    public int Size { get; init; }

    /// <summary>The alignment in bytes.</summary>
    public int Alignment { get; init; }

    /// <summary>The fields, in the order of the header.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];
}

/// <summary>Represents a member of a struct or union.</summary>
/// <param name="Name">The name; empty for an anonymous member and an unnamed bit-field.</param>
/// <param name="Type">The type.</param>
/// <param name="Offset">The offset in bits.</param>
/// <param name="BitWidth">The width of a bit-field in bits; -1 for other members.</param>
/// <param name="Comment">The comment in the header.</param>
/// <param name="Line">The line in the header.</param>
internal sealed record Field(string Name, CType Type, long Offset, int BitWidth, string Comment, int Line)
{
    /// <summary>The field with the length of this array according to <c>counted_by</c>; empty for none.</summary>
    public string CountedBy { get; init; } = "";

    /// <summary>The size of its type in bytes; 0 for a flexible array.</summary>
    public int Size { get; init; }

    /// <summary>True for a signed bit-field.</summary>
    public bool IsSigned { get; init; }

    /// <summary>True if it is a bit-field.</summary>
    public bool IsBitField => BitWidth >= 0;
}

/// <summary>Represents an enum.</summary>
internal sealed record EnumDeclaration(string Name, SourcePlace Place, string Comment) : Declaration(Name, Place, Comment)
{
    /// <summary>True if it has neither a tag nor a typedef, so that its members are constants.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The enclosing record of an unnamed type.</summary>
    public string? Parent { get; init; }

    /// <summary>The type of its values.</summary>
    public required ScalarType Underlying { get; init; }

    /// <summary>The members, in the order of the header.</summary>
    public IReadOnlyList<EnumMember> Members { get; init; } = [];
}

/// <summary>Represents a value of an enum.</summary>
internal sealed record EnumMember(string Name, decimal Value, string Comment);

/// <summary>Represents a macro or constant with a value that the compiler can compute.</summary>
internal sealed record ConstantDeclaration(string Name, SourcePlace Place, string Comment, ConstantValue Value) : Declaration(Name, Place, Comment)
{
    /// <summary>True if it is a macro, whose name another declaration can also have.</summary>
    public bool IsMacro { get; init; }
}

/// <summary>Represents the value of a constant.</summary>
internal abstract record ConstantValue;

/// <summary>Represents an integer of a type.</summary>
internal sealed record IntegerValue(CType Type, decimal Value) : ConstantValue;

/// <summary>Represents a floating-point number; its size is in bytes.</summary>
internal sealed record FloatingValue(double Value, int Size) : ConstantValue;

/// <summary>Represents a string: its code units without the terminating zero, and their size in bytes.</summary>
internal sealed record StringValue(string Units, int UnitSize) : ConstantValue;

/// <summary>Represents a number with a pointer type: <c>(void *)-1</c>.</summary>
internal sealed record PointerValue(CType Type, long Value) : ConstantValue;
