using System.Text;
using Native.Bindgen.Clang;

namespace Native.Bindgen.Read;

/// <summary>
/// Resolves macros that are aliases: <c>#define zip_open zip_open_v2</c>. An alias can refer to another alias.
/// </summary>
internal sealed class AliasReader(DeclaredNames names)
{
    /// <summary>Returns the function or variable to which a macro is an alias, or null.</summary>
    public CXCursor? Target(CXCursor macro)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { macro.Name() };
        for (CXCursor? next = macro; next is { } current;)
        {
            // The preprocessor does not expand a macro that refers to itself, directly or through others.
            if (Named(current) is not { } name || !seen.Add(name))
                return null;
            next = names.Macro(name);
            if (next is null)
                return names.Value(name);
        }

        return null;
    }

    /// <summary>Returns the identifier that is the complete text of a macro, or null.</summary>
    private static string? Named(CXCursor macro)
    {
        var source = macro.Source();
        var body = source[Math.Min(source.Length, Encoding.UTF8.GetByteCount(macro.Name()))..];
        return MacroText.Identifier(body) is { IsEmpty: false } name ? Encoding.UTF8.GetString(name) : null;
    }
}
