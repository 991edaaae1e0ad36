using Native.Bindgen.Clang;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>What a header and all that it includes call things, whether the project wants it or not.</summary>
internal sealed class DeclaredNames
{
    private readonly Lazy<Dictionary<string, CXCursor>> _values;
    private readonly Lazy<Dictionary<string, CXCursor>> _macros;

    /// <summary>Takes the declarations of a translation unit.</summary>
    public DeclaredNames(List<CXCursor> cursors)
    {
        _values = new(() => ByName(cursors, kind => kind is CXCursorKind.CXCursor_FunctionDecl or CXCursorKind.CXCursor_VarDecl));
        _macros = new(() => ByName(cursors, kind => kind == CXCursorKind.CXCursor_MacroDefinition));
    }

    /// <summary>The names of functions.</summary>
    public IEnumerable<string> Functions => _values.Value.Where(pair => pair.Value.kind == CXCursorKind.CXCursor_FunctionDecl).Select(pair => pair.Key);

    /// <summary>The names of macros.</summary>
    public IEnumerable<string> Macros => _macros.Value.Keys;

    /// <summary>Whether something is a macro.</summary>
    public bool IsMacro(string name) => _macros.Value.ContainsKey(name);

    /// <summary>A macro without parameters.</summary>
    public CXCursor? Macro(string name) => _macros.Value.TryGetValue(name, out var macro) && clang_Cursor_isMacroFunctionLike(macro) == 0 ? macro : null;

    /// <summary>A function.</summary>
    public CXCursor? Function(string name) => Value(name) is { kind: CXCursorKind.CXCursor_FunctionDecl } function ? function : null;

    /// <summary>A function or variable.</summary>
    public CXCursor? Value(string name) => _values.Value.TryGetValue(name, out var value) ? value : null;

    // Of functions and variables the first declaration counts, of macros the last.
    private static Dictionary<string, CXCursor> ByName(List<CXCursor> cursors, Func<CXCursorKind, bool> which)
    {
        var names = new Dictionary<string, CXCursor>(StringComparer.Ordinal);
        foreach (var cursor in cursors.Where(cursor => which(cursor.kind)))
        {
            if (cursor.kind == CXCursorKind.CXCursor_MacroDefinition)
                names[cursor.Name()] = cursor;
            else
                names.TryAdd(cursor.Name(), cursor);
        }

        return names;
    }
}
