namespace Native.Bindgen.Mapping;

/// <summary>Words that names of C may be, and that mean something else to C#.</summary>
internal static class CSharpWords
{
    // Those without a place in the language's grammar for names, and those that the compiler knows without documenting them.
    private static readonly HashSet<string> s_keywords = Set(
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while record required scoped file field "
        + "__arglist __makeref __reftype __refvalue");

    // Words in some places only, of which that of a type is one.
    private static readonly HashSet<string> s_typeKeywords = Set("extension partial await async where allows yield when");

    /// <summary>The class of a file that has its library.</summary>
    public const string Library = "__Library";

    // With an @ C# would take them for the type, but C# without it means them too: `var x = 5;` would be a struct of C.
    // CLong and CULong are what the generated code calls C's long.
    private static readonly HashSet<string> s_typesOfCSharp = Set("nint nuint var dynamic notnull unmanaged global CLong CULong " + Library);

    // In no namespace, these are namespaces.
    private static readonly HashSet<string> s_namespaces = Set("System Microsoft Internal");

    /// <summary>Whether a name needs an <c>@</c> wherever it stands.</summary>
    public static bool IsKeyword(string name) => s_keywords.Contains(name);

    /// <summary>Whether a name needs an <c>@</c> as that of a type.</summary>
    public static bool IsTypeKeyword(string name) => s_typeKeywords.Contains(name);

    /// <summary>Names that no type of a namespace can have.</summary>
    public static IEnumerable<string> ReservedTypes(string space) => space.Length == 0 ? [.. s_typesOfCSharp, .. s_namespaces] : s_typesOfCSharp;

    /// <summary>Names that a class that is a SafeHandle has from it, or is written with.</summary>
    public static IReadOnlyList<string> HandleMembers { get; } =
    [
        "handle", "Close", "Dispose", "DangerousAddRef", "DangerousGetHandle", "DangerousRelease", "SetHandle", "SetHandleAsInvalid", "IsClosed", "IsInvalid",
        "ReleaseHandle", "get_IsClosed", "get_IsInvalid", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
