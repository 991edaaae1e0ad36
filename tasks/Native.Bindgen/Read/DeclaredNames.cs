using Native.Bindgen.Clang;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Looks up functions, variables and macros in a header and its includes by name, including those that are not selected.</summary>
internal sealed class DeclaredNames
{
    private readonly Lazy<Dictionary<string, CXCursor>> _values;
    private readonly Lazy<Dictionary<string, CXCursor>> _macros;

    /// <summary>Reads the declarations of a translation unit.</summary>
    public DeclaredNames(List<CXCursor> cursors)
    {
        _values = new(() => ByName(cursors, kind => kind is CXCursorKind.CXCursor_FunctionDecl or CXCursorKind.CXCursor_VarDecl));
        _macros = new(() => ByName(cursors, kind => kind == CXCursorKind.CXCursor_MacroDefinition));
    }

    /// <summary>The names of functions.</summary>
    public IEnumerable<string> Functions => _values.Value.Where(pair => pair.Value.kind == CXCursorKind.CXCursor_FunctionDecl).Select(pair => pair.Key);

    /// <summary>The names of macros.</summary>
    public IEnumerable<string> Macros => _macros.Value.Keys;

    /// <summary>True if a macro has this name.</summary>
    public bool IsMacro(string name) => _macros.Value.ContainsKey(name);

    /// <summary>Returns a macro without parameters, or null.</summary>
    public CXCursor? Macro(string name) => _macros.Value.TryGetValue(name, out var macro) && clang_Cursor_isMacroFunctionLike(macro) == 0 ? macro : null;

    /// <summary>Returns a function, or null.</summary>
    public CXCursor? Function(string name) => Value(name) is { kind: CXCursorKind.CXCursor_FunctionDecl } function ? function : null;

    /// <summary>Returns a function or variable, or null.</summary>
    public CXCursor? Value(string name) => _values.Value.TryGetValue(name, out var value) ? value : null;

    // The first declaration of a function or variable is used, and the last definition of a macro.
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
