using System.Text;
using Native.Bindgen.Clang;

namespace Native.Bindgen.Read;

/// <summary>
/// Macros that are second names: <c>#define zip_open zip_open_v2</c>. What they name may be one as well; the last is what C
/// calls.
/// </summary>
internal sealed class AliasReader(DeclaredNames names)
{
    /// <summary>The function or variable that a macro is another name of, or null.</summary>
    public CXCursor? Target(CXCursor macro)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { macro.Name() };
        for (CXCursor? next = macro; next is { } current;)
        {
            // A macro that names itself, or leads back, means what is called so without it.
            if (Named(current) is not { } name || !seen.Add(name))
                return null;
            next = names.Macro(name);
            if (next is null)
                return names.Value(name);
        }

        return null;
    }

    /// <summary>The one identifier that is the text of a macro, or null.</summary>
    private static string? Named(CXCursor macro)
    {
        var source = macro.Source();
        var body = source[Math.Min(source.Length, Encoding.UTF8.GetByteCount(macro.Name()))..];
        return MacroText.Identifier(body) is { IsEmpty: false } name ? Encoding.UTF8.GetString(name) : null;
    }
}
