using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Reads one header for one target into a <see cref="HeaderModel"/>.</summary>
internal sealed class HeaderReader
{
    private readonly BindingsOptions _options;
    private readonly Selection _selection;
    private readonly PlaceReader _places = new();
    private readonly CommentReader _comments;
    private readonly RecordReader _records;
    private readonly TypeReader _types;
    private readonly List<Declaration> _others = [];
    private readonly List<RefusedDeclaration> _refused = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ShimEntries _shims;
    private FunctionReader _functions = null!;

    private HeaderReader(BindingsOptions options, Selection selection, CommentFiles comments)
    {
        _comments = new CommentReader(comments);
        _options = options;
        _selection = selection;
        _shims = new ShimEntries(options);
        _records = new RecordReader(_places, _comments, selection, options.IsCxx);
        _types = new TypeReader(_records, _places);
    }

    /// <summary>Parses the header and reads the declarations in <paramref name="selection"/>.</summary>
    public static HeaderModel Read(BindingsOptions options, BindgenTarget target, Selection selection, CommentFiles comments) =>
        new HeaderReader(options, selection, comments).Read(target);

    private HeaderModel Read(BindgenTarget target)
    {
        List<string> arguments =
        [
            .. target.Arguments, "-x", _options.IsCxx ? "c++" : "c", "-ferror-limit=0", "-Wno-everything",
            // clang for MinGW ignores __declspec(thread), which other Windows compilers support. The annotation makes it visible.
            .. target.Arguments.Any(argument => argument.EndsWith("windows-gnu", StringComparison.Ordinal)) ? ["-D__declspec(a)=__attribute__((a)) __attribute__((annotate(\"declspec:\" #a)))"] : Array.Empty<string>(),
        ];
        var include = $"#include \"{_options.Header}\"\n";
        using var unit = TranslationUnit.Parse(MacroReader.FileName(_options), include + _shims.Text(), arguments, _options.Header);
        var messages = unit.Messages().FindAll(message => message.Severity >= CXDiagnosticSeverity.CXDiagnostic_Error);
        var errors = messages.ConvertAll(Report);
        var model = new HeaderModel(TargetOf(target.Rid, unit)) { Errors = errors, Reason = messages.FirstOrDefault()?.Text ?? "", Inputs = [.. unit.Files().Where(File.Exists).Select(Path.GetFullPath)] };
        if (errors.Count > 0)
            return model;
        var cursors = TopLevel(unit.Root);
        var names = new DeclaredNames(cursors);
        if (_shims.Unknown(names).ToList() is { Count: > 0 } unknown)
            return model with { Errors = unknown };
        _functions = new FunctionReader(_types, _comments, names, _shims, _options);
        _records.Prepare(cursors);
        foreach (var cursor in cursors)
            ReadTop(cursor);
        var macros = new MacroReader(_options, _selection, _places, _comments, names, _types);
        _others.AddRange(macros.Read(cursors, include, arguments));
        foreach (var alias in macros.Aliases)
            ReadAlias(alias, names.Value(alias.Name));
        // The declarations that were read decide which typedefs are needed. A typedef can need previous ones.
        _others.AddRange(cursors.Where(cursor => cursor.kind == CXCursorKind.CXCursor_TypedefDecl).Reverse().Select(ReadTypedef).OfType<CallbackDeclaration>()
            .DistinctBy(callback => callback.Name).Reverse());
        _refused.AddRange(macros.Refused.Where(refused => !_seen.Contains(refused.Name)));

        return model with
        {
            Declarations = [.. _records.Declarations, .. _others],
            Refused = [.. _refused],
        };
    }

    private HeaderError Report(ClangMessage message) => message.File == MacroReader.FileName(_options) && message.Line > 1
        ? new("NSDK4013", $"Variadics or Macros contains '{_shims.At(message.Line - 2)}', which does not compile for ", $": {message.Text}. "
            + "Expected types that the header declares.", _options.Header)
        : new("NSDK4004", $"{message.Text} (for ", "). Expected a header that compiles by itself; set the Defines and IncludePaths "
            + "that it requires, or bind a header of your own that includes the required headers first.", message.File, message.Line, message.Column);

    // extern "C" { … } contains declarations one level down, also within a namespace. Other declarations in a namespace are not C.
    private static List<CXCursor> TopLevel(CXCursor root, bool isNamespace = false)
    {
        var result = new List<CXCursor>();
        foreach (var cursor in root.Children())
        {
            if (cursor.kind is CXCursorKind.CXCursor_LinkageSpec or CXCursorKind.CXCursor_UnexposedDecl or CXCursorKind.CXCursor_Namespace)
                result.AddRange(TopLevel(cursor, cursor.kind == CXCursorKind.CXCursor_Namespace));
            else if (!isNamespace)
                result.Add(cursor);
        }

        return result;
    }

    private void ReadTop(CXCursor cursor)
    {
        if (cursor.kind is not (CXCursorKind.CXCursor_FunctionDecl or CXCursorKind.CXCursor_VarDecl) && !RecordReader.IsTag(cursor.kind))
            return;
        var place = _places.Of(cursor);
        var name = RecordReader.IsTag(cursor.kind) && clang_Cursor_isAnonymous(cursor) != 0 ? "" : cursor.Name();
        if (RecordReader.IsTag(cursor.kind))
        {
            if (TagIsSelected(cursor, name, place))
                _ = _records.Read(cursor, _types);
        }
        else if (place.File == MacroReader.FileName(_options))
        {
            if (name.StartsWith(ShimEntries.Prefix, StringComparison.Ordinal))
                ReadFunction(cursor, name, place with { File = _options.Header, Line = 0, Column = 0 });
        }
        else if (_selection.Includes(name, place.File, place.IsSystem))
        {
            if (_seen.Add(name))
                ReadValue(cursor, name, place);
        }
        else
        {
            // Marks a Block entry that matches it as used.
            _ = _selection.IsBlocked(name, place.File);
        }
    }

    private CallbackDeclaration? ReadTypedef(CXCursor cursor)
    {
        if (!TypeReader.IsCallback(clang_getTypedefDeclUnderlyingType(cursor)))
            return null;
        var place = _places.Of(cursor);
        var name = cursor.Name();
        var isSelected = _selection.Includes(name, place.File, place.IsSystem);
        return isSelected || (_types.Uses(name) && !place.IsSystem && !_selection.IsBlocked(name, place.File))
            ? _functions.ReadCallback(cursor, name, place) is { } callback ? callback with { IsSelected = isSelected } : null
            : null;
    }

    // The members of an unnamed enum are constants, which are selected individually.
    private bool TagIsSelected(CXCursor cursor, string name, SourcePlace place) =>
        _selection.Includes(name, place.File, place.IsSystem)
        || (name.Length == 0 && cursor.kind == CXCursorKind.CXCursor_EnumDecl
            && cursor.Children().Any(member => _selection.Includes(member.Name(), place.File, place.IsSystem)));

    private void ReadValue(CXCursor cursor, string name, SourcePlace place)
    {
        if (cursor.kind == CXCursorKind.CXCursor_FunctionDecl)
        {
            ReadFunction(cursor, name, place);
            return;
        }

        var comment = _comments.Of(cursor);
        var type = clang_getCursorType(cursor);
        var isThreadLocal = clang_getCursorTLSKind(cursor) != CXTLSKind.CXTLS_None
            || cursor.Children().Exists(child => child.kind == CXCursorKind.CXCursor_AnnotateAttr && child.Name() == "declspec:thread");
        // Most libraries do not export a C++ const, so its value is bound.
        if (_options.IsCxx && !isThreadLocal && TypeReader.IsConst(type) && ConstantReader.Value(cursor, _types.Read(type), _types) is { } own)
        {
            _others.Add(new ConstantDeclaration(name, place, comment, own) { IsSelected = true });
        }
        else if (clang_Cursor_getStorageClass(cursor) == CX_StorageClass.CX_SC_Static)
        {
            // A pointer to a string can change, but in practice does not.
            var mayChange = isThreadLocal || (!TypeReader.IsConst(type) && clang_getCanonicalType(type).kind != CXTypeKind.CXType_Pointer);
            if (mayChange)
                _refused.Add(new(name, place, "it is a static variable that can change, and every source that includes the header has its own copy"));
            else if (ConstantReader.Value(cursor, _types.Read(type), _types) is { } value)
                _others.Add(new ConstantDeclaration(name, place, comment, value) { IsSelected = true });
            else
                _refused.Add(new(name, place, "it is a static variable, which no library exports, and its value is not a constant"));
        }
        else
        {
            _others.Add(new VariableDeclaration(name, place, comment, _types.Read(type), TypeReader.IsConst(type))
            {
                IsSelected = true,
                IsThreadLocal = isThreadLocal,
                Symbol = _functions.Symbol(cursor, cursor.Children(), name) ?? name,
            });
        }
    }

    private void ReadAlias(MacroAlias alias, CXCursor? hidden)
    {
        var place = _places.Of(alias.Target);
        var target = alias.Target.Name();
        // In C the macro hides the declaration, but C# binds the declaration, unless both are the same symbol in the library.
        if (_seen.Contains(alias.Name) && hidden is { } other && clang_Cursor_getMangling(other).Take() != clang_Cursor_getMangling(alias.Target).Take())
            _refused.Add(new(alias.Name, alias.Place, "") { Target = target });
        if (!_selection.IncludesTarget(target, place.File, place.IsSystem) || !_seen.Add(alias.Name))
            return;
        var (declared, refused) = (_others.Count, _refused.Count);
        ReadValue(alias.Target, target, place);
        if (_refused.Count > refused)
            _refused[^1] = _refused[^1] with { Name = alias.Name, Place = alias.Place };
        if (_others.Count == declared)
            return;
        var read = _others[^1] with { Name = alias.Name, Place = alias.Place, Comment = alias.Comment.Length > 0 ? alias.Comment : _others[^1].Comment };
        _others[^1] = read is FunctionDeclaration function ? function with { PublicName = alias.Name } : read;
    }

    private void ReadFunction(CXCursor cursor, string name, SourcePlace place)
    {
        if (_functions.Read(cursor, name, place) is { } function)
            _others.Add(function);
        else
            _refused.Add(new(name, place, "it has C++ linkage; only functions in extern \"C\" can be called"));
    }

    // Use the pointer size of the parsed target instead of the RID, because it determines the layout.
    private static unsafe TargetModel TargetOf(string rid, TranslationUnit unit)
    {
        var info = clang_getTranslationUnitTargetInfo(unit.Handle);
        var pointer = clang_TargetInfo_getPointerWidth(info) / 8;
        clang_TargetInfo_dispose(info);
        var target = NativeTarget.Parse(rid);
        return new(target, pointer, target.IsWindows ? 4 : pointer);
    }
}
