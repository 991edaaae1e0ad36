using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Reads C types, each once. <see cref="RecordReader"/> reads structs, unions and enums.</summary>
internal sealed class TypeReader(RecordReader records, PlaceReader places)
{
    private readonly Dictionary<(CXTypeKind, nint), CType> _known = [];
    private readonly HashSet<string> _typedefs = new(StringComparer.Ordinal);

    /// <summary>True if a declaration that was read needs the typedef.</summary>
    public bool Uses(string typedef) => _typedefs.Contains(typedef);

    /// <summary>True for a function type and for a pointer to a function.</summary>
    public static bool IsCallback(CXType type)
    {
        var canonical = clang_getCanonicalType(type);
        return (canonical.kind == CXTypeKind.CXType_Pointer ? clang_getPointeeType(canonical) : canonical).kind == CXTypeKind.CXType_FunctionProto;
    }

    /// <summary>Returns the function type of a callback; null if it has no equivalent in C#.</summary>
    public FunctionType? ReadCallback(CXType type)
    {
        var read = Read(type);
        while (read is AliasType alias)
            read = alias.Target;
        return read as FunctionType ?? (read as PointerType)?.Target as FunctionType;
    }

    /// <summary>Reads the type of a declaration.</summary>
    public CType Read(CXType type)
    {
        var key = (type.kind, type.data[0]);
        if (_known.TryGetValue(key, out var known))
            return known;
        var read = ReadNew(type);
        _known[key] = read;
        return read;
    }

    /// <summary>Reads the type of a parameter, in which arrays and functions are pointers.</summary>
    public CType ReadParameter(CXType type)
    {
        // double values[n]: the caller chooses the length.
        if (type.kind == CXTypeKind.CXType_VariableArray)
            return ReadPointer(clang_getArrayElementType(type));
        var own = Read(type);
        var bare = own;
        while (bare is AliasType alias)
            bare = alias.Target;
        return bare switch
        {
            ArrayType array => new PointerType(array.Element, IsConst(type)),
            FunctionType function => new PointerType(function, false),
            _ => own,
        };
    }

    /// <summary>True if a value of this type, or the elements of an array, are const, also through typedefs.</summary>
    public static bool IsConst(CXType type)
    {
        // Either the array or its element type can be const.
        var bare = clang_getCanonicalType(type);
        while (clang_isConstQualifiedType(bare) == 0)
        {
            if (bare.kind is not (CXTypeKind.CXType_ConstantArray or CXTypeKind.CXType_IncompleteArray or CXTypeKind.CXType_VariableArray))
                return false;
            bare = clang_getArrayElementType(bare);
        }

        return true;
    }

    /// <summary>True if an integer type is signed on this target.</summary>
    public static bool IsSigned(CXType type)
    {
        var bare = clang_getCanonicalType(type);
        return bare.kind == CXTypeKind.CXType_Enum ? IsSigned(clang_getEnumDeclIntegerType(clang_getTypeDeclaration(bare)))
            : bare.kind is CXTypeKind.CXType_Char_S or CXTypeKind.CXType_SChar or CXTypeKind.CXType_Short or CXTypeKind.CXType_Int
                or CXTypeKind.CXType_Long or CXTypeKind.CXType_LongLong or CXTypeKind.CXType_Int128;
    }

    /// <summary>Reads a function type, also through typedefs and attributes.</summary>
    public FunctionType ReadFunction(CXType type)
    {
        var parameters = new List<CType>();
        for (uint i = 0; i < clang_getNumArgTypes(type); i++)
            parameters.Add(ReadParameter(clang_getArgType(type, i)));
        return new(Read(clang_getResultType(type)), parameters,
            clang_isFunctionTypeVariadic(type) != 0 && clang_getCanonicalType(type).kind == CXTypeKind.CXType_FunctionProto, Convention(type));
    }

    private CType ReadNew(CXType type) => type.kind switch
    {
        CXTypeKind.CXType_Elaborated => Read(clang_Type_getNamedType(type)),
        CXTypeKind.CXType_Attributed => ReadAttributed(type),
        CXTypeKind.CXType_Atomic => Read(clang_Type_getValueType(type)),
        CXTypeKind.CXType_Typedef => ReadAlias(type),
        CXTypeKind.CXType_Record or CXTypeKind.CXType_Enum => records.Read(clang_getTypeDeclaration(type), this),
        CXTypeKind.CXType_Pointer or CXTypeKind.CXType_LValueReference => ReadPointer(clang_getPointeeType(type)),
        CXTypeKind.CXType_ConstantArray => new ArrayType(Read(clang_getArrayElementType(type)), clang_getArraySize(type)),
        CXTypeKind.CXType_IncompleteArray => new ArrayType(Read(clang_getArrayElementType(type)), -1),
        CXTypeKind.CXType_FunctionProto or CXTypeKind.CXType_FunctionNoProto => ReadFunction(type),
        _ => Scalar(type) ?? ReadOther(type),
    };

    // The attributed type has the calling convention, not the type that it modifies.
    private CType ReadAttributed(CXType type)
    {
        if (type.WithoutNullability() is { kind: not CXTypeKind.CXType_Attributed } bare)
            return Read(bare);
        var canonical = clang_getCanonicalType(type);
        return canonical.kind is CXTypeKind.CXType_FunctionProto or CXTypeKind.CXType_FunctionNoProto ? ReadFunction(type) : Read(canonical);
    }

    private PointerType ReadPointer(CXType pointee) => new(Read(pointee), IsConst(pointee));

    private CType ReadAlias(CXType type)
    {
        var declaration = clang_getTypeDeclaration(type);
        var name = declaration.Name();
        if (name is "va_list" or "__builtin_va_list" or "__gnuc_va_list")
            return Unsupported(type, "a va_list is passed differently on every platform");
        var target = Read(clang_getTypedefDeclUnderlyingType(declaration));
        _typedefs.Add(name);
        return target switch
        {
            FunctionType function => function with { Name = name },
            NamedType or UnsupportedType => target,
            _ => new AliasType(name, places.Of(declaration).IsSystem, target),
        };
    }

    // Reads type sugar that libclang does not expose.
    private CType ReadOther(CXType type)
    {
        var canonical = clang_getCanonicalType(type);
        if (canonical.kind != type.kind || canonical.data[0] != type.data[0])
            return Read(canonical);
        return Unsupported(type, type.kind switch
        {
            CXTypeKind.CXType_LongDouble => "long double has no equivalent in .NET",
            CXTypeKind.CXType_Complex => ".NET does not support passing _Complex",
            CXTypeKind.CXType_Int128 or CXTypeKind.CXType_UInt128 => ".NET does not support passing 128-bit integers",
            CXTypeKind.CXType_Vector or CXTypeKind.CXType_ExtVector => ".NET does not support passing vectors",
            CXTypeKind.CXType_BlockPointer => "blocks have no equivalent in .NET",
            CXTypeKind.CXType_VariableArray => "the array's length is not a constant",
            _ => $"the type '{type.Spelling()}' has no equivalent in C#",
        });
    }

    private static UnsupportedType Unsupported(CXType type, string reason) =>
        new(type.Spelling(), reason, (int)Math.Max(0, clang_Type_getSizeOf(type)), (int)Math.Max(1, clang_Type_getAlignOf(type)));

    private static ScalarType? Scalar(CXType type) => type.kind switch
    {
        CXTypeKind.CXType_Void => ScalarType.Void,
        CXTypeKind.CXType_Bool => new(ScalarKind.Bool, 1, false),
        CXTypeKind.CXType_Char_U => new(ScalarKind.Char, 1, false),
        CXTypeKind.CXType_Char_S => new(ScalarKind.Char, 1, true),
        CXTypeKind.CXType_SChar => new(ScalarKind.Integer, 1, true),
        CXTypeKind.CXType_UChar => new(ScalarKind.Integer, 1, false),
        CXTypeKind.CXType_Short => new(ScalarKind.Integer, 2, true),
        CXTypeKind.CXType_UShort or CXTypeKind.CXType_Char16 => new(ScalarKind.Integer, 2, false),
        CXTypeKind.CXType_Int => new(ScalarKind.Integer, 4, true),
        CXTypeKind.CXType_UInt or CXTypeKind.CXType_Char32 => new(ScalarKind.Integer, 4, false),
        CXTypeKind.CXType_WChar => new(ScalarKind.Integer, (int)clang_Type_getSizeOf(type), true),
        CXTypeKind.CXType_LongLong => new(ScalarKind.Integer, 8, true),
        CXTypeKind.CXType_ULongLong => new(ScalarKind.Integer, 8, false),
        CXTypeKind.CXType_Long => new(ScalarKind.Long, (int)clang_Type_getSizeOf(type), true),
        CXTypeKind.CXType_ULong => new(ScalarKind.Long, (int)clang_Type_getSizeOf(type), false),
        CXTypeKind.CXType_Float => new(ScalarKind.Floating, 4, true),
        CXTypeKind.CXType_Double => new(ScalarKind.Floating, 8, true),
        _ => null,
    };

    private static CallingConvention Convention(CXType type) => clang_getFunctionTypeCallingConv(type) switch
    {
        CXCallingConv.CXCallingConv_X86StdCall => CallingConvention.Stdcall,
        CXCallingConv.CXCallingConv_X86ThisCall => CallingConvention.Thiscall,
        CXCallingConv.CXCallingConv_Default or CXCallingConv.CXCallingConv_C or CXCallingConv.CXCallingConv_AAPCS_VFP
            or CXCallingConv.CXCallingConv_AAPCS => CallingConvention.Cdecl,
        _ => CallingConvention.Other,
    };
}
