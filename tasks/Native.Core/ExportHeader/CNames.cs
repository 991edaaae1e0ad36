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

    /// <summary>Returns true if C code can call a function with this name.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !s_words.Contains(name);

    /// <summary>
    /// Sets the names of types. A type gets its simple name, or as many parts of its full name as distinguish it from other types and functions, joined by
    /// underscores.
    /// </summary>
    public static void SetNames(IReadOnlyList<HeaderDefinition> types, IEnumerable<string> functions)
    {
        var taken = new HashSet<string>(functions, StringComparer.Ordinal);
        foreach (var group in types.GroupBy(type => Last(type.FullName, 1), StringComparer.Ordinal))
        {
            var parts = 1;
            while (group.Select(type => Last(type.FullName, parts)).ToList() is var names && (names.Distinct().Count() < names.Count || names.Exists(taken.Contains))
                && group.Any(type => type.FullName.Count(c => c == '.') >= parts))
                parts++;
            foreach (var type in group)
            {
                type.Name = Escape(Last(type.FullName, parts));
                while (!taken.Add(type.Name))
                    type.Name += "_";
            }
        }
    }

    private static string Last(string name, int parts) => string.Join('_', name.Split('.')[^Math.Min(parts, name.Count(c => c == '.') + 1)..]);
}
