namespace Native.Core.ExportHeader;

/// <summary>Creates the names that declarations have in C.</summary>
internal static class CNames
{
    // Reserved words of C17 and C++20.
    private static readonly HashSet<string> s_words = new(
        ("alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept const consteval constexpr "
         + "constinit const_cast continue co_await co_return co_yield decltype default delete do double dynamic_cast else enum explicit export extern false "
         + "float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register "
         + "reinterpret_cast requires restrict return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true "
         + "try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq").Split(' '), StringComparer.Ordinal);

    /// <summary>Returns a name that C and C++ accept.</summary>
    public static string Escape(string name) => s_words.Contains(name) ? name + "_" : name;

    /// <summary>Returns whether C code can call a function of this name.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !s_words.Contains(name);

    /// <summary>
    /// Sets the names of types: the simple name, or the full name with underscores if several types, or a type and a function, have the same simple name.
    /// </summary>
    public static void SetNames(IReadOnlyList<HeaderDefinition> types, IEnumerable<string> functions)
    {
        var taken = new HashSet<string>(functions, StringComparer.Ordinal);
        foreach (var group in types.GroupBy(type => type.FullName[(type.FullName.LastIndexOf('.') + 1)..], StringComparer.Ordinal))
        {
            var isShared = group.Skip(1).Any() || taken.Contains(group.Key);
            foreach (var type in group)
            {
                type.Name = Escape(isShared ? type.FullName.Replace('.', '_') : group.Key);
                while (!taken.Add(type.Name))
                    type.Name += "_";
            }
        }
    }
}
