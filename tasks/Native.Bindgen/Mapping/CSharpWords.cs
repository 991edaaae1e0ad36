namespace Native.Bindgen.Mapping;

/// <summary>Contains contextual C# keywords and reserved names that C code can use as names.</summary>
internal static class CSharpWords
{
    // Contextual keywords that cannot be type names.
    private static readonly HashSet<string> s_typeKeywords = Set("extension partial await async where allows yield when");

    /// <summary>The file-local class with the handle of the library.</summary>
    public const string Library = "__Library";

    // A C type with such a name would change the meaning of C# code: in `var x = 5;`, var would be the C struct. Generated code uses CLong and CULong
    // for the C type long.
    private static readonly HashSet<string> s_typesOfCSharp = Set("nint nuint var dynamic notnull unmanaged global CLong CULong " + Library);

    // These are namespaces, which conflict with types in the global namespace.
    private static readonly HashSet<string> s_namespaces = Set("System Microsoft Internal");

    /// <summary>True if a type name needs an <c>@</c>.</summary>
    public static bool IsTypeKeyword(string name) => s_typeKeywords.Contains(name);

    /// <summary>Returns the names that types in a namespace cannot have.</summary>
    public static IEnumerable<string> ReservedTypes(string space) => space.Length == 0 ? [.. s_typesOfCSharp, .. s_namespaces] : s_typesOfCSharp;

    /// <summary>The names that a class inherits from SafeHandle, or that the generator writes.</summary>
    public static IReadOnlyList<string> HandleMembers { get; } =
    [
        "handle", "Close", "Dispose", "DangerousAddRef", "DangerousGetHandle", "DangerousRelease", "SetHandle", "SetHandleAsInvalid", "IsClosed", "IsInvalid",
        "ReleaseHandle", "get_IsClosed", "get_IsInvalid", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
