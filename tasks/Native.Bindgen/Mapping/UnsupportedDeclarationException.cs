namespace Native.Bindgen.Mapping;

/// <summary>Thrown if C# cannot represent a declaration. It is caught where the name of the declaration is known.</summary>
internal sealed class UnsupportedDeclarationException(string reason, bool isLayout = false) : Exception(reason)
{
    /// <summary>True if the layout is not possible in C# on every target.</summary>
    public bool IsLayout { get; } = isLayout;

    /// <summary>True if C# can represent the type, but .NET cannot pass it by value.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Returns the same reason for a part of a declaration.</summary>
    public UnsupportedDeclarationException Of(string part) => new($"in {part}: {Message}", IsLayout) { IsPassing = IsPassing };

    /// <summary>True for an inline function of another library. A header can contain hundreds, which are reported together.</summary>
    public bool IsInline { get; init; }
}
