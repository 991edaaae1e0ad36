namespace Native.Core.ExportHeader;

/// <summary>Represents a type that a header declares.</summary>
internal abstract class HeaderDefinition(string fullName)
{
    /// <summary>The full name in .NET, in which a dot separates all parts.</summary>
    public string FullName => fullName;

    /// <summary>The name in C.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name of the documentation comment: <c>T:Greeting.Options</c>.</summary>
    public string CommentName => "T:" + fullName;
}

/// <summary>Represents an enum.</summary>
internal sealed class HeaderEnum(string fullName, HeaderType underlying, IReadOnlyList<(string Name, Int128 Value)> members) : HeaderDefinition(fullName)
{
    /// <summary>The integer type.</summary>
    public HeaderType Underlying => underlying;

    /// <summary>The constants, in the order of their declaration.</summary>
    public IReadOnlyList<(string Name, Int128 Value)> Members => members;
}

/// <summary>Represents a struct or, with explicit layout, a union.</summary>
internal sealed class HeaderStruct(string fullName) : HeaderDefinition(fullName)
{
    /// <summary>The instance fields, in the order of their declaration.</summary>
    public IReadOnlyList<HeaderField> Fields { get; set; } = [];

    /// <summary>The maximum alignment of a field, or 0 for the alignment of C.</summary>
    public int Packing { get; set; }

    /// <summary>The size from the attribute, or 0 if the fields determine the size.</summary>
    public int Size { get; set; }

    /// <summary>The reason why C cannot express the struct, or an empty text.</summary>
    public string Fault { get; set; } = "";
}

/// <summary>Represents a field of a struct.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offset">Its offset in bytes in a struct with explicit layout, or null.</param>
internal sealed record HeaderField(string Name, HeaderType Type, int? Offset);

/// <summary>Represents the declarations of a header.</summary>
/// <param name="Headers">The headers that it includes.</param>
/// <param name="Types">The types that it declares.</param>
/// <param name="Functions">The functions that it declares.</param>
internal sealed record HeaderContent(IReadOnlyCollection<string> Headers, IReadOnlyList<HeaderDefinition> Types, IReadOnlyList<ExportedFunction> Functions);

/// <summary>Represents a function that an assembly exports.</summary>
/// <param name="EntryPoint">The name in the library.</param>
/// <param name="Method">The method: <c>Greeting.Exports.Greet</c>.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Parameters">Names and types of the parameters.</param>
internal sealed record ExportedFunction(string EntryPoint, string Method, HeaderType Result, IReadOnlyList<(string Name, HeaderType Type)> Parameters)
{
    /// <summary>The source file and line of the method, or null if there is no debug information.</summary>
    public (string File, int Line)? Place { get; init; }
}
