using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Clang;

/// <summary>Extends the libclang API: copies and frees strings, and returns children as a list and source locations.</summary>
internal static unsafe class ClangText
{
    /// <summary>Returns the text and frees it.</summary>
    public static string Take(this CXString text)
    {
        var result = Marshal.PtrToStringUTF8((nint)clang_getCString(text)) ?? "";
        clang_disposeString(text);
        return result;
    }

    /// <summary>Returns the name of the declaration.</summary>
    public static string Name(this CXCursor cursor) => clang_getCursorSpelling(cursor).Take();

    /// <summary>Returns the type in C syntax.</summary>
    public static string Spelling(this CXType type) => clang_getTypeSpelling(type).Take();

    /// <summary>Returns the type without <c>_Nonnull</c>, which does not change the type and which not every compiler supports.</summary>
    public static CXType WithoutNullability(this CXType type)
    {
        while (type.kind == CXTypeKind.CXType_Attributed && clang_Type_getNullability(type) != CXTypeNullabilityKind.CXTypeNullability_Invalid)
            type = clang_Type_getModifiedType(type);
        return type;
    }

    /// <summary>Returns the declaration as clang prints it, with macros in attributes expanded.</summary>
    public static string Declaration(this CXCursor cursor) => clang_getCursorPrettyPrinted(cursor, null).Take();

    /// <summary>Returns the source text of the declaration, with macros and with attributes that clang does not support.</summary>
    public static ReadOnlySpan<byte> Source(this CXCursor cursor)
    {
        var extent = clang_getCursorExtent(cursor);
        var (file, _, _, start) = Place(clang_getRangeStart(extent));
        var (lastFile, _, _, end) = Place(clang_getRangeEnd(extent));
        var text = file == lastFile ? cursor.FileText(file) : [];
        return start > end || end > text.Length ? [] : text[(int)start..(int)end];
    }

    /// <summary>Returns the text of a file in the translation unit of the cursor.</summary>
    public static ReadOnlySpan<byte> FileText(this CXCursor cursor, nint file)
    {
        nuint size = 0;
        var text = file == 0 ? null : clang_getFileContents(clang_Cursor_getTranslationUnit(cursor), (void*)file, &size);
        return text is null ? [] : new(text, (int)size);
    }

    /// <summary>Returns the direct children.</summary>
    public static List<CXCursor> Children(this CXCursor cursor)
    {
        var children = new List<CXCursor>();
        var handle = GCHandle.Alloc(children);
        _ = clang_visitChildren(cursor, &Add, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        return children;
    }

    /// <summary>Returns the fields of a record, including unnamed ones.</summary>
    public static List<CXCursor> Fields(this CXType type)
    {
        var fields = new List<CXCursor>();
        var handle = GCHandle.Alloc(fields);
        _ = clang_Type_visitFields(type, &AddField, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        return fields;
    }

    /// <summary>Returns the location of a cursor after macro expansion.</summary>
    public static (nint File, uint Line, uint Column, uint Offset) Place(this CXCursor cursor) => Place(clang_getCursorLocation(cursor));

    /// <summary>Returns the file, line, column and offset of a location after macro expansion.</summary>
    public static (nint File, uint Line, uint Column, uint Offset) Place(CXSourceLocation location)
    {
        void* file;
        uint line, column, offset;
        clang_getExpansionLocation(location, &file, &line, &column, &offset);
        return ((nint)file, line, column, offset);
    }

    /// <summary>Returns the path of a <c>CXFile</c>.</summary>
    public static string FileName(nint file) => file == 0 ? "" : clang_getFileName((void*)file).Take();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static CXChildVisitResult Add(CXCursor cursor, CXCursor parent, void* data)
    {
        ((List<CXCursor>)GCHandle.FromIntPtr((nint)data).Target!).Add(cursor);
        return CXChildVisitResult.CXChildVisit_Continue;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static CXVisitorResult AddField(CXCursor cursor, void* data)
    {
        ((List<CXCursor>)GCHandle.FromIntPtr((nint)data).Target!).Add(cursor);
        return CXVisitorResult.CXVisit_Continue;
    }
}
