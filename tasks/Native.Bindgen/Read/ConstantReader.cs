using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Reads values that the compiler computed.</summary>
internal static unsafe class ConstantReader
{
    /// <summary>Returns the value of the initializer of a variable; null if it is not a constant that C# can represent.</summary>
    public static ConstantValue? Value(CXCursor variable, CType type, TypeReader types)
    {
        if (StringReader.Value(variable, type, types) is { } text)
            return text;
        var bare = type;
        while (bare is AliasType alias)
            bare = alias.Target;
        var result = clang_Cursor_Evaluate(variable);
        if (result is null)
            return null;
        try
        {
            return clang_EvalResult_getKind(result) switch
            {
                CXEvalResultKind.CXEval_Int when bare is ScalarType or NamedType => new IntegerValue(type, Integer(result)),
                CXEvalResultKind.CXEval_Float when bare is ScalarType { Kind: ScalarKind.Floating } scalar =>
                    new FloatingValue(clang_EvalResult_getAsDouble(result), scalar.Size),
                _ => null,
            };
        }
        finally
        {
            clang_EvalResult_dispose(result);
        }
    }

    /// <summary>Returns the integer value of a variable, regardless of its type.</summary>
    public static long? Number(CXCursor variable)
    {
        var result = clang_Cursor_Evaluate(variable);
        if (result is null)
            return null;
        long? number = clang_EvalResult_getKind(result) == CXEvalResultKind.CXEval_Int ? clang_EvalResult_getAsLongLong(result) : null;
        clang_EvalResult_dispose(result);
        return number;
    }

    private static decimal Integer(void* result) => clang_EvalResult_isUnsignedInt(result) != 0
        ? clang_EvalResult_getAsUnsigned(result)
        : clang_EvalResult_getAsLongLong(result);
}
