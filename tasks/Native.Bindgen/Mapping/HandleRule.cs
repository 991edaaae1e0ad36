namespace Native.Bindgen.Mapping;

/// <summary>Represents a type with a <c>SafeHandle</c>.</summary>
/// <param name="Type">The C# name of the type.</param>
/// <param name="Class">The name of the handle class.</param>
/// <param name="Destroy">The function that frees it.</param>
internal sealed record HandleRule(string Type, string Class, CsFunction Destroy)
{
    /// <summary>The names and patterns of the functions that create it.</summary>
    public HashSet<string> Create { get; } = [];

    /// <summary>True if the names of functions decide which of them create it.</summary>
    public bool IsInferred { get; init; }

    /// <summary>True if a function returns a pointer that the caller owns.</summary>
    public bool IsResultOf(CsFunction function) => function.Result.Text == $"{Type}*"
        && (IsInferred ? !function.ReturnsConst && HandleWords.Creates(function.NativeName) : IsNamed(function.NativeName, function.ReturnsConst));

    /// <summary>
    /// True if a function stores such a pointer where <paramref name="parameter"/> points to. A pointer to constants, or to pointers to them, is
    /// usually an array that C reads, so only the exact name of a function selects it.
    /// </summary>
    public bool IsOutOf(string function, CsParameter parameter, bool isConst) =>
        IsInferred ? !isConst && HandleWords.Creates(function, parameter.NativeName) : IsNamed(function, isConst);

    private bool IsNamed(string function, bool isConst) => Create.Any(pattern => NamePattern.Matches(pattern, function) && !(isConst && NamePattern.IsPattern(pattern)));
}
