namespace Native.Bindgen.Mapping;

/// <summary>Why something cannot be said in C#. Caught where the declaration is known.</summary>
internal sealed class UnsupportedDeclarationException(string reason, bool isLayout = false) : Exception(reason)
{
    /// <summary>Whether it is a layout that no C# struct has on every target: an error, and not a warning.</summary>
    public bool IsLayout { get; } = isLayout;

    /// <summary>Whether C# has the type, and .NET only cannot pass it by value.</summary>
    public bool IsPassing { get; init; }

    /// <summary>The same, said of a part of something.</summary>
    public UnsupportedDeclarationException Of(string part) => new($"of {part}: {Message}", IsLayout) { IsPassing = IsPassing };

    /// <summary>Whether it is an inline function of another library: a header has hundreds, for one reason.</summary>
    public bool IsInline { get; init; }
}
