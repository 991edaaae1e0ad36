using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>
/// Reads structs, unions and enums when they are first used. The name of a type is its typedef, or else its tag. A type without both is named after
/// the member that uses it, as in CsWin32 and ClangSharp: <c>_name_e__Struct</c>.
/// </summary>
internal sealed class RecordReader(PlaceReader places, CommentReader comments, Selection selection, bool isCxx)
{
    // The key is the declaration, because anonymous members of one struct share all other properties, even their USR.
    private readonly Dictionary<nint, NamedType> _known = [];
    private readonly Dictionary<nint, string> _typedefs = [];
    private readonly Dictionary<nint, CXCursor> _typedefCursors = [];
    private readonly HashSet<string> _typedefNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CXCursor> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<(SourcePlace, string), CXCursor> _placed = [];
    private nint _unit;
    private readonly Dictionary<string, CXCursor> _undeclared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Every type that was read, in order of first use.</summary>
    public List<Declaration> Declarations { get; } = [];

    /// <summary>Collects the typedefs and tags of the translation unit before types are read.</summary>
    public void Prepare(IEnumerable<CXCursor> declarations)
    {
        foreach (var cursor in declarations)
        {
            if (cursor.kind == CXCursorKind.CXCursor_TypedefDecl)
            {
                _typedefNames.Add(cursor.Name());
                var type = Desugar(clang_getTypedefDeclUnderlyingType(cursor));
                // The first typedef is used, but a public name such as FILE is preferred to an internal one such as __FILE.
                if (type.kind is CXTypeKind.CXType_Record or CXTypeKind.CXType_Enum && Key(clang_getTypeDeclaration(type)) is var key
                    && (!_typedefs.TryGetValue(key, out var earlier) || (earlier[0] == '_' && cursor.Name()[0] != '_')))
                    (_typedefs[key], _typedefCursors[key]) = (cursor.Name(), cursor);
            }
            else if (IsTag(cursor.kind))
            {
                _unit = Unit(cursor);
                _placed.TryAdd((places.Of(cursor), cursor.Name()), cursor);
                if (clang_Cursor_isAnonymous(cursor) == 0)
                    _tags.TryAdd(cursor.Name(), cursor);
            }
        }
    }

    /// <summary>True if a cursor is a struct, union or enum.</summary>
    public static bool IsTag(CXCursorKind kind) =>
        kind is CXCursorKind.CXCursor_StructDecl or CXCursorKind.CXCursor_UnionDecl or CXCursorKind.CXCursor_EnumDecl or CXCursorKind.CXCursor_ClassDecl;

    /// <summary>Reads a type, unless it is already known.</summary>
    public NamedType Read(CXCursor declaration, TypeReader types, string? parent = null, string? member = null)
    {
        declaration = Meant(declaration);
        var key = Key(declaration);
        if (_known.TryGetValue(key, out var known))
            return known;
        var definition = clang_getCursorDefinition(declaration);
        var cursor = clang_isCursorDefinition(definition) != 0 ? definition : declaration;
        var isEnum = cursor.kind == CXCursorKind.CXCursor_EnumDecl;
        var (name, isAnonymous) = Name(cursor, key, isEnum, parent, member);
        if (!isAnonymous)
            parent = null;
        var type = new NamedType(Unique(parent is null ? name : $"{parent}.{name}", isAnonymous));
        // Store the type before its fields are read, because they can point to it.
        _known[key] = type;
        var place = places.Of(cursor);
        var slot = Declarations.Count;
        var comment = Comment(cursor, declaration, key);
        var outer = parent is null ? type.Name : parent.Split('.')[0];
        var isSelected = selection.Includes(outer, place.File, place.IsSystem);
        var isBlocked = selection.IsBlocked(outer);
        Declarations.Add(null!);
        Declarations[slot] = isEnum
            ? ReadEnum(cursor, type.Name, place, comment, parent, isAnonymous) with { IsSelected = isSelected, IsBlocked = isBlocked }
            : ReadRecord(cursor, type.Name, place, comment, parent, types) with { IsSelected = isSelected, IsBlocked = isBlocked };
        return type;
    }

    // In C, int f(struct s *); declares a struct that is local to that line if it is not declared before. The intended struct is the one in a header,
    // or, if there is none, the one in the other lines.
    private CXCursor Meant(CXCursor declaration)
    {
        // The type of a macro is read from another translation unit with its own declarations.
        var canonical = clang_getCanonicalCursor(declaration);
        if (Unit(canonical) != _unit && _placed.TryGetValue((places.Of(canonical), canonical.Name()), out var placed))
            return placed;
        if (isCxx || clang_Cursor_isAnonymous(declaration) != 0 || clang_isCursorDefinition(clang_getCursorDefinition(declaration)) != 0)
            return declaration;
        var tag = declaration.Name();
        if ((_tags.TryGetValue(tag, out var first) || _undeclared.TryGetValue(tag, out first)) && first.kind == declaration.kind)
            return first;
        _undeclared.TryAdd(tag, declaration);
        return declaration;
    }

    // Returns the comment of the definition, otherwise of the first declaration or of the typedef.
    private string Comment(CXCursor definition, CXCursor declaration, nint key)
    {
        foreach (var cursor in (CXCursor[])[definition, declaration, .. _typedefCursors.TryGetValue(key, out var typedef) ? [typedef] : Array.Empty<CXCursor>()])
        {
            if (comments.Of(cursor) is { Length: > 0 } comment)
                return comment;
        }

        return "";
    }

    private (string Name, bool IsAnonymous) Name(CXCursor cursor, nint key, bool isEnum, string? parent, string? member)
    {
        var isAnonymous = clang_Cursor_isAnonymous(cursor) != 0;
        var tag = isAnonymous ? "" : cursor.Name();
        if (_typedefs.TryGetValue(key, out var typedef) && (isAnonymous || typedef == tag || !_tags.ContainsKey(typedef)))
            return (typedef, false);
        if (!isAnonymous && tag.Length > 0 && !tag.Contains('('))
            return (tag, false);
        var kind = isEnum ? "Enum" : cursor.kind == CXCursorKind.CXCursor_UnionDecl ? "Union" : "Struct";
        return ($"_{(string.IsNullOrEmpty(member) ? "Anonymous" : member)}_e__{kind}", true);
    }

    // An invented name must differ from all C type names.
    private string Unique(string name, bool isInvented)
    {
        if (!(isInvented && IsOfHeader(name)) && _names.Add(name))
            return name;
        var at = name.LastIndexOf("_e__", StringComparison.Ordinal);
        for (var i = 2; ; i++)
        {
            var next = at > 0 ? $"{name[..at].TrimEnd("0123456789".ToCharArray())}{i - 1}{name[at..]}" : $"{name.TrimEnd("0123456789".ToCharArray())}{i}";
            if (!IsOfHeader(next) && _names.Add(next))
                return next;
        }
    }

    private bool IsOfHeader(string name) => _tags.ContainsKey(name) || _typedefNames.Contains(name);

    private EnumDeclaration ReadEnum(CXCursor cursor, string name, SourcePlace place, string comment, string? parent, bool isAnonymous)
    {
        var type = clang_getCanonicalType(clang_getEnumDeclIntegerType(cursor));
        var size = (int)clang_Type_getSizeOf(type);
        var isSigned = TypeReader.IsSigned(type);
        var members = cursor.Children().Where(child => child.kind == CXCursorKind.CXCursor_EnumConstantDecl)
            .Select(child => new EnumMember(child.Name(),
                isSigned ? clang_getEnumConstantDeclValue(child) : clang_getEnumConstantDeclUnsignedValue(child),
                comments.Of(child)))
            .ToList();
        return new(name, place, comment)
        {
            IsAnonymous = isAnonymous && parent is null,
            Parent = parent,
            NativeName = isAnonymous ? "" : NativeName(clang_getCursorType(cursor), name, parent),
            Underlying = new(ScalarKind.Integer, size <= 0 ? 4 : size, isSigned),
            Members = members,
        };
    }

    private RecordDeclaration ReadRecord(CXCursor cursor, string name, SourcePlace place, string comment, string? parent, TypeReader types)
    {
        var type = clang_getCursorType(cursor);
        var size = clang_Type_getSizeOf(type);
        var record = new RecordDeclaration(name, place, comment)
        {
            IsUnion = cursor.kind == CXCursorKind.CXCursor_UnionDecl,
            Parent = parent,
            NativeName = NativeName(type, name, parent),
        };
        if (clang_isCursorDefinition(cursor) == 0 || size < 0)
            return record;
        return record with
        {
            IsComplete = true,
            Size = (int)Math.Min(size, int.MaxValue),
            Alignment = (int)clang_Type_getAlignOf(type),
            IsClass = isCxx && clang_isPODType(type) == 0,
            Fields = [.. type.Fields().Select(field => ReadField(field, name, types))],
        };
    }

    // libclang names a type without a tag by its typedef. The spelling of the type distinguishes the two.
    private static string NativeName(CXType type, string name, string? parent) => parent is not null || name.Contains("_e__", StringComparison.Ordinal) ? ""
        : type.Spelling() is var spelled && spelled.EndsWith($" {name}", StringComparison.Ordinal) ? spelled : name;

    private Field ReadField(CXCursor cursor, string parent, TypeReader types)
    {
        var name = cursor.Name();
        if (name.Contains('(') || name.Contains(' '))
            name = "";
        var type = clang_getCursorType(cursor);
        NameAnonymous(type, parent, name, types);
        var isBitField = clang_Cursor_isBitField(cursor) != 0;
        return new(name, types.Read(type), clang_Cursor_getOffsetOfField(cursor), isBitField ? clang_getFieldDeclBitWidth(cursor) : -1,
            comments.Of(cursor), (int)cursor.Place().Line)
        {
            Size = (int)Math.Clamp(clang_Type_getSizeOf(type), 0, int.MaxValue),
            IsSigned = isBitField && TypeReader.IsSigned(type),
            CountedBy = clang_getCanonicalType(type).kind == CXTypeKind.CXType_IncompleteArray ? AttributeReader.Length(cursor) : "",
        };
    }

    // The type in struct { … } inner[4]; is named after the member.
    private void NameAnonymous(CXType type, string parent, string member, TypeReader types)
    {
        var bare = Desugar(type);
        while (bare.kind is CXTypeKind.CXType_ConstantArray or CXTypeKind.CXType_IncompleteArray or CXTypeKind.CXType_Pointer)
            bare = Desugar(bare.kind == CXTypeKind.CXType_Pointer ? clang_getPointeeType(bare) : clang_getArrayElementType(bare));
        if (bare.kind is not (CXTypeKind.CXType_Record or CXTypeKind.CXType_Enum))
            return;
        var declaration = clang_getTypeDeclaration(bare);
        if (clang_Cursor_isAnonymous(declaration) != 0)
            _ = Read(declaration, types, parent, member);
    }

    private static unsafe nint Unit(CXCursor cursor) => (nint)clang_Cursor_getTranslationUnit(cursor);

    private static nint Key(CXCursor declaration) => clang_getCanonicalCursor(declaration).data[0];

    private static CXType Desugar(CXType type)
    {
        while (type.kind is CXTypeKind.CXType_Elaborated or CXTypeKind.CXType_Attributed)
            type = type.kind == CXTypeKind.CXType_Elaborated ? clang_Type_getNamedType(type) : clang_Type_getModifiedType(type);
        return type;
    }
}
