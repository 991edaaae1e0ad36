namespace Native.Core.ExportHeader;

/// <summary>Represents a C type in a generated header.</summary>
internal abstract record HeaderType
{
    /// <summary>Returns the C declaration of <paramref name="declarator"/> with this type, for example <c>int32_t *p</c> for <c>*p</c>.</summary>
    /// <param name="declarator">A name, a part of a declaration that contains the name, or an empty text for a parameter without a name.</param>
    public abstract string Declare(string declarator);
}

/// <summary>Represents a type with a name: an arithmetic type, <c>void</c>, or a type that the header declares.</summary>
/// <param name="Name">Its name in C.</param>
internal record NamedType(string Name) : HeaderType
{
    /// <inheritdoc/>
    public override string Declare(string declarator) => declarator.Length == 0 ? Name : Name.EndsWith('*') ? Name + declarator : $"{Name} {declarator}";
}

/// <summary>Represents a type that another header declares.</summary>
/// <param name="Name">Its name in C.</param>
/// <param name="Header">The header, as <c>#include</c> names it.</param>
internal sealed record IncludedType(string Name, string Header) : NamedType(Name);

/// <summary>Represents a struct or an enum that the header declares.</summary>
/// <param name="Definition">The declaration.</param>
internal sealed record DefinedType(HeaderDefinition Definition) : HeaderType
{
    /// <inheritdoc/>
    public override string Declare(string declarator) => new NamedType(Definition.Name).Declare(declarator);
}

/// <summary>Represents a pointer.</summary>
/// <param name="To">The type that it points to.</param>
internal sealed record PointerType(HeaderType To) : HeaderType
{
    /// <inheritdoc/>
    public override string Declare(string declarator) => To.Declare("*" + declarator);
}

/// <summary>Represents an array of fixed length, which only fields can have.</summary>
/// <param name="Element">The type of an element.</param>
/// <param name="Length">The number of elements.</param>
internal sealed record ArrayType(HeaderType Element, int Length) : HeaderType
{
    /// <inheritdoc/>
    public override string Declare(string declarator) => Element.Declare($"{declarator}[{Length}]");
}

/// <summary>Represents a pointer to a function.</summary>
/// <param name="Result">The type of the result.</param>
/// <param name="Parameters">The types of the parameters.</param>
internal sealed record FunctionPointerType(HeaderType Result, IReadOnlyList<HeaderType> Parameters) : HeaderType
{
    /// <inheritdoc/>
    public override string Declare(string declarator) =>
        Result.Declare($"(*{declarator})({(Parameters.Count == 0 ? "void" : string.Join(", ", Parameters.Select(type => type.Declare(""))))})");
}

/// <summary>Represents a .NET type that C cannot express.</summary>
/// <param name="Reason">The type and the reason, as a part of a sentence.</param>
internal sealed record UnsupportedType(string Reason) : HeaderType
{
    /// <inheritdoc/>
    public override string Declare(string declarator) => throw new InvalidOperationException(Reason);
}
