using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Reads functions, and the signatures of the C shims for functions that P/Invoke cannot call directly.</summary>
internal sealed class FunctionReader(TypeReader types, CommentReader comments, DeclaredNames names, ShimEntries shims, BindingsOptions options)
{
    /// <summary>Reads one function; returns null for a function with C++ linkage.</summary>
    public FunctionDeclaration? Read(CXCursor cursor, string name, SourcePlace place)
    {
        var children = cursor.Children();
        if (Symbol(cursor, children, name) is not { } symbol)
            return null;
        var clangType = clang_getCursorType(cursor);
        var type = types.ReadFunction(clangType);
        var cursors = Parameters(children, type);
        var attributes = AttributeReader.Read(cursor, clangType, cursors);
        var isInline = clang_Cursor_getStorageClass(cursor) == CX_StorageClass.CX_SC_Static || clang_Cursor_isFunctionInlined(cursor) != 0;
        var declaration = new FunctionDeclaration(name, place, comments.Of(cursor), type.Result,
            [.. type.Parameters.Select((parameter, i) => i < cursors.Count ? Parameter(cursors[i].Name(), parameter, attributes, i) with { Comment = comments.Of(cursors[i]) } : new("", parameter))])
        {
            IsSelected = true,
            IsVariadic = type.IsVariadic,
            IsInline = isInline,
            Symbol = symbol,
            Convention = type.Convention,
            ReturnsNonNull = attributes.ReturnsNonNull,
            IsDeprecated = clang_getCursorAvailability(cursor) == CXAvailabilityKind.CXAvailability_Deprecated,
        };
        // A form in the metadata Variadics or Macros is a separate declaration without a location.
        if (place.Line == 0)
        {
            var (called, isMacro) = shims.Find(name);
            var form = Shim(clangType, called) with { IsFunction = !isMacro };
            if (isMacro)
                return declaration with { PublicName = called, Shim = form, NeedsShim = true };
            var result = clang_getResultType(clang_getCursorType(names.Function(called)!.Value));
            return declaration with { PublicName = called, Result = types.Read(result), Shim = form with { Result = result.WithoutNullability().Spelling() }, NeedsShim = true };
        }

        if (type.IsVariadic && attributes.Format >= 0)
            return TakesMessage(declaration, attributes.Format) with { Shim = Shim(clangType, name) with { Message = attributes.Format }, NeedsShim = true };
        // Most functions do not need a shim, and clang is slow to print types.
        return type.IsVariadic ? declaration : declaration with { Shim = options.Shims ? Shim(clangType, name) : null, NeedsShim = isInline };
    }

    /// <summary>Reads a typedef of a callback; returns null if it has no equivalent in C#.</summary>
    public CallbackDeclaration? ReadCallback(CXCursor cursor, string name, SourcePlace place)
    {
        if (types.ReadCallback(clang_getTypedefDeclUnderlyingType(cursor)) is not { } type)
            return null;
        var cursors = Parameters(Origin(cursor).Children(), type);
        return new(name, place, comments.Of(cursor), type,
            [.. type.Parameters.Select((parameter, i) => new Parameter(i < cursors.Count ? cursors[i].Name() : "", parameter) { Comment = i < cursors.Count ? comments.Of(cursors[i]) : "" })]);
    }

    // typedef callback *callback_pointer: the other typedef has the parameters.
    private static CXCursor Origin(CXCursor typedef)
    {
        var type = clang_getTypedefDeclUnderlyingType(typedef);
        while (type.kind is CXTypeKind.CXType_Elaborated or CXTypeKind.CXType_Pointer)
            type = type.kind == CXTypeKind.CXType_Pointer ? clang_getPointeeType(type) : clang_Type_getNamedType(type);
        return type.kind == CXTypeKind.CXType_Typedef ? Origin(clang_getTypeDeclaration(type)) : typedef;
    }

    // void (*signal(int, void (*)(int)))(int): the parameters of the returned function are first.
    private static List<CXCursor> Parameters(List<CXCursor> children, FunctionType type)
    {
        var cursors = children.FindAll(child => child.kind == CXCursorKind.CXCursor_ParmDecl);
        cursors.RemoveRange(0, Math.Max(0, cursors.Count - type.Parameters.Count));
        return cursors;
    }

    /// <summary>Returns the symbol in the library, which <c>__asm__</c> can specify; null for a C++ symbol.</summary>
    public string? Symbol(CXCursor cursor, List<CXCursor> children, string name)
    {
        var isNamed = children.Exists(child => child.kind == CXCursorKind.CXCursor_AsmLabelAttr);
        if (!options.IsCxx && !isNamed)
            return name;
        var mangled = clang_Cursor_getMangling(cursor).Take();
        if (options.IsCxx && (mangled.StartsWith("_Z", StringComparison.Ordinal) || mangled.StartsWith("__Z", StringComparison.Ordinal) || mangled.StartsWith('?')))
            return null;
        return isNamed ? mangled.TrimStart('\u0001') : name;
    }

    private static Parameter Parameter(string name, CType type, FunctionAttributes attributes, int index) =>
        new(name, type) { IsNonNull = attributes.NonNull[index], LengthIndex = attributes.Lengths[index] };

    // log_line(const char *format, ...) becomes log_line(const char *message): C# formats the message, and the shim passes it with "%s".
    private static FunctionDeclaration TakesMessage(FunctionDeclaration declaration, int format) => declaration with
    {
        IsVariadic = false,
        Parameters = [.. declaration.Parameters.Select((parameter, i) => i == format
            ? parameter with { Name = declaration.Parameters.Any(other => other.Name == "message") ? parameter.Name : "message", IsNonNull = true } : parameter)],
    };

    private static Shim Shim(CXType type, string name)
    {
        var parameters = new List<string>();
        for (uint i = 0; i < clang_getNumArgTypes(type); i++)
            parameters.Add(Spelling(clang_getArgType(type, i).WithoutNullability()));
        return new(clang_getResultType(type).WithoutNullability().Spelling(), parameters, name) { IsFunction = true };
    }

    // double values[n]: n is not known outside the function.
    private static string Spelling(CXType parameter) => parameter.kind == CXTypeKind.CXType_VariableArray
        ? $"__typeof__({clang_getArrayElementType(parameter).Spelling()}) *"
        : parameter.Spelling();
}
