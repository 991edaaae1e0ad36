using System.Text;
using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>
/// Reads the values of macros, which the compiler computes: a second translation unit includes the header and declares a variable for every macro
/// that can be an expression. If the compiler rejects the variable, the macro is not a constant.
/// </summary>
internal sealed class MacroReader(BindingsOptions options, Selection selection, PlaceReader places, CommentReader comments, DeclaredNames names, TypeReader types)
{
    // The values of these macros depend on the location or time, so a macro that uses them is not a constant.
    private static readonly string[] s_places = ["__FILE__", "__LINE__", "__DATE__", "__TIME__", "__TIMESTAMP__", "__COUNTER__", "__INCLUDE_LEVEL__", "__BASE_FILE__"];

    private static readonly int s_firstLine = s_places.Length + 2;

    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);

    /// <summary>The macros that are aliases of functions and variables.</summary>
    public List<MacroAlias> Aliases { get; } = [];

    /// <summary>The macros that are requested by name but that C# cannot represent.</summary>
    public List<RefusedDeclaration> Refused { get; } = [];

    /// <summary>Returns the name of the file in memory.</summary>
    public static string FileName(BindingsOptions options) =>
        Path.Combine(Path.GetDirectoryName(options.Header)!, options.IsCxx ? "native-bindgen.cpp" : "native-bindgen.c");

    /// <summary>Returns the constants among the macros of the selected headers.</summary>
    public IEnumerable<Declaration> Read(List<CXCursor> cursors, string include, List<string> arguments)
    {
        var (macros, aliases) = Candidates(cursors);
        if (macros.Count + aliases.Count == 0)
            return [];
        using var unit = TranslationUnit.Parse(FileName(options), Probe(include, macros, aliases), arguments, options.Header);
        var file = FileName(options);
        var failed = unit.Messages().Where(message => message.Severity >= CXDiagnosticSeverity.CXDiagnostic_Error && message.File == file)
            .Select(message => message.Line).ToHashSet();
        var variables = new Dictionary<string, CXCursor>(StringComparer.Ordinal);
        foreach (var cursor in unit.Root.Children())
        {
            if (cursor.kind == CXCursorKind.CXCursor_VarDecl && cursor.Name() is var name && name.StartsWith("nsdk_", StringComparison.Ordinal))
                variables[name] = cursor;
        }

        Aliases.AddRange(aliases.Where((_, i) => variables.ContainsKey($"nsdk_a{i}")));
        var found = new List<Declaration>();
        for (var i = 0; i < macros.Count; i++)
        {
            if (failed.Contains(s_firstLine + (2 * i)) || !variables.TryGetValue($"nsdk_t{i}", out var typed))
                Skip(macros[i]);
            else if (Value(typed, failed.Contains(s_firstLine + 1 + (2 * i)) ? null : variables.GetValueOrDefault($"nsdk_v{i}")) is not { } value)
                SkipValue(macros[i], typed);
            else
                found.Add(new ConstantDeclaration(macros[i].Name, macros[i].Place, Comment(macros[i]), value) { IsSelected = true, IsMacro = true });
        }

        return found;
    }

    // The evaluator does not recognize a string in parentheses, so the first variable has none. Each macro has two lines, so that the line of an
    // error identifies it.
    private string Probe(string include, List<Macro> macros, List<MacroAlias> aliases)
    {
        var text = new StringBuilder(include);
        foreach (var name in s_places)
            text.Append($"#undef {name}\n");
        for (var i = 0; i < macros.Count; i++)
        {
            text.Append(options.IsCxx ? "static auto" : "static __auto_type").Append($" nsdk_t{i} = {macros[i].Name};\n");
            // A macro without names cannot be a pointer.
            if (MacroText.HasName(Body(macros[i])))
                text.Append($"static const long long nsdk_v{i} = (long long)({macros[i].Name});");
            text.Append('\n');
        }

        // An alias can be undefined later, which libclang does not report.
        for (var i = 0; i < aliases.Count; i++)
            text.Append($"#ifdef {aliases[i].Name}\nextern int nsdk_a{i};\n#endif\n");
        return text.ToString();
    }

    private ConstantValue? Value(CXCursor typed, CXCursor? number)
    {
        var type = types.Read(clang_getCanonicalType(clang_getCursorType(typed)));
        if (ConstantReader.Value(typed, type, types) is { } value)
            return value;
        // (void *)-1 is a constant for the compiler, but not for its evaluator.
        return type is PointerType && number is { } cursor && ConstantReader.Number(cursor) is { } address
            ? new PointerValue(type, address)
            : null;
    }

    private (List<Macro> Macros, List<MacroAlias> Aliases) Candidates(List<CXCursor> cursors)
    {
        var reader = new AliasReader(names);
        var (macros, aliases) = (new List<Macro>(), new List<MacroAlias>());
        foreach (var macro in Selected(cursors))
        {
            var body = Body(macro);
            if (clang_Cursor_isMacroFunctionLike(macro.Cursor) != 0 || !MacroText.MayBeExpression(body))
                Skip(macro);
            else if (!MacroText.Identifier(body).IsEmpty && reader.Target(macro.Cursor) is { } target)
                aliases.Add(new(macro.Name, macro.Place, Comment(macro), target));
            else
                macros.Add(macro);
        }

        return (macros, aliases);
    }

    // If a macro is defined several times, the last definition is used, at the position of the first one.
    private List<Macro> Selected(List<CXCursor> cursors)
    {
        var macros = new List<Macro>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cursor in cursors)
        {
            if (cursor.kind != CXCursorKind.CXCursor_MacroDefinition || clang_Cursor_isMacroBuiltin(cursor) != 0)
                continue;
            var extent = clang_getCursorExtent(cursor);
            var (file, line, column, start) = ClangText.Place(clang_getRangeStart(extent));
            if (file == 0)
                continue;
            var place = new SourcePlace(places.File(file), (int)line, (int)column, clang_Location_isInSystemHeader(clang_getCursorLocation(cursor)) != 0);
            var name = cursor.Name();
            if (!selection.Includes(name, place.File, place.IsSystem))
                continue;
            var macro = new Macro(cursor, name, place, file, (int)start, (int)ClangText.Place(clang_getRangeEnd(extent)).Offset);
            if (index.TryGetValue(name, out var at))
            {
                macros[at] = macro;
                continue;
            }

            index[name] = macros.Count;
            macros.Add(macro);
        }

        return macros;
    }

    // In C the initializer is a constant, in C++ it can be any value. A single name is an alias of a declaration outside the library.
    private void SkipValue(Macro macro, CXCursor typed)
    {
        if (options.IsCxx || !MacroText.Identifier(Body(macro)).IsEmpty)
            Skip(macro);
        else if (types.Read(clang_getCanonicalType(clang_getCursorType(typed))) is UnsupportedType type)
            Refused.Add(new(macro.Name, macro.Place, $"it is a constant of the type '{type.Spelling}': {type.Reason}"));
        else
            Refused.Add(new(macro.Name, macro.Place, "it is an address or another value that C# cannot represent; write a C function that returns it") { IsAddress = !selection.IsNamed(macro.Name) });
    }

    // A macro that is requested by its name, not by a pattern, is never skipped silently.
    private void Skip(Macro macro)
    {
        if (!selection.IsNamed(macro.Name) || options.Macros.Any(entry => entry.Contains(macro.Name, StringComparison.Ordinal)))
            return;
        var isFunction = clang_Cursor_isMacroFunctionLike(macro.Cursor) != 0;
        Refused.Add(new(macro.Name, macro.Place, isFunction
            ? $"it is a macro with parameters; declare its types with Macros=\"int {macro.Name}(int)\""
            : $"it is a macro that expands to '{Encoding.UTF8.GetString(Body(macro)).Trim()}', which is not a constant, function or variable"));
    }

    private ReadOnlySpan<byte> Body(Macro macro)
    {
        var text = Text(macro.Place.File);
        var start = macro.Start + Encoding.UTF8.GetByteCount(macro.Name);
        return start >= macro.End || macro.End > text.Length ? [] : text.AsSpan(start, macro.End - start);
    }

    private string Comment(Macro macro) => comments.OfMacro(macro.Cursor, macro.File, macro.Start, macro.End);

    private byte[] Text(string file)
    {
        if (!_texts.TryGetValue(file, out var text))
            _texts[file] = text = File.Exists(file) ? File.ReadAllBytes(file) : [];
        return text;
    }

    private sealed record Macro(CXCursor Cursor, string Name, SourcePlace Place, nint File, int Start, int End);
}

/// <summary>Represents a macro that is an alias of a function or variable.</summary>
internal sealed record MacroAlias(string Name, SourcePlace Place, string Comment, CXCursor Target);
